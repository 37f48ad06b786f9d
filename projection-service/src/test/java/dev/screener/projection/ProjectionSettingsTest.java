package dev.screener.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.settings.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class ProjectionSettingsTest {

  @Test
  void whatIsNotSetHasADefault() {
    ProjectionSettings settings =
        ProjectionSettings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9"));

    assertThat(settings.port()).isEqualTo(8082);
    assertThat(settings.streams().commitIntervalMillis()).isEqualTo(25);
    assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.ingestPublicUrl()).isEqualTo(URI.create("http://127.0.0.1:8081"));
    assertThat(settings.guestReaders()).isFalse();
  }

  @Test
  void everyFaultIsToldAtOnceAndTheKeyIsNot() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "99999");
    environment.put("GUEST_READERS", "yes");
    environment.put("INGEST_PUBLIC_URL", "reviews.example.org/path");
    environment.put("SCREENER_SESSION_KEY", "a short secret");

    assertThatThrownBy(() -> ProjectionSettings.of(environment))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS")
        .hasMessageContaining("PORT=99999")
        .hasMessageContaining("GUEST_READERS=yes")
        .hasMessageContaining("INGEST_PUBLIC_URL=reviews.example.org/path")
        .hasMessageContaining("SCREENER_SESSION_KEY is not 64 or more hex digits")
        .hasMessageNotContaining("a short secret");
  }

  @Test
  void guestsNeedAKey() {
    assertThatThrownBy(
            () ->
                ProjectionSettings.of(
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9", "GUEST_READERS", "true")))
        .hasMessageContaining("GUEST_READERS=true needs SCREENER_SESSION_KEY");
  }

  @Test
  void oneSettingTunesForThroughputAndAnotherOutranksIt() {
    Map<String, String> tuned =
        Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9", "TUNED_FOR", "throughput");
    Map<String, String> by = new HashMap<>(tuned);
    by.put("COMMIT_INTERVAL_MS", "500");

    // Batches wait for the end of their transaction: none is sent before it is full.
    assertThat(ProjectionSettings.of(tuned).streams().properties())
        .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200)
        .containsEntry("producer.linger.ms", 200);
    assertThat(ProjectionSettings.of(by).streams().commitIntervalMillis()).isEqualTo(500);
  }

  @Test
  void kafkasOwnSettingsPassThroughAndWin() {
    ProjectionSettings settings =
        ProjectionSettings.of(
            Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9", "KAFKA_COMMIT_INTERVAL_MS", "250"));

    assertThat(settings.streams().properties())
        .containsEntry("commit.interval.ms", "250")
        .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
  }
}
