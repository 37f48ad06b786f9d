package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.settings.ConfigurationException;
import dev.screener.contracts.settings.Environment;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class IngestSettingsTest {

  private static final Map<String, String> LEAST =
      Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "SCREENER_CREDENTIALS_FILE", "c.json");

  @Test
  void littleNeedsToBeSet() {
    IngestSettings settings = IngestSettings.from(new Environment(LEAST));

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8081);
    assertThat(settings.partitions()).isEqualTo(12);
    assertThat(settings.readPublicUrl()).isEqualTo("http://127.0.0.1:8082");
    assertThat(settings.sessionKey()).isEmpty();
    assertThat(settings.pagesOrigins()).isEmpty();
  }

  @Test
  void everyFaultIsToldAtOnceAndNoSecretWithIt() {
    Map<String, String> wrong =
        Map.of(
            "PORT", "80810",
            "SCREENER_SESSION_KEY", "5ec2e7",
            "PAGES_ORIGINS", "https://films.example/path",
            "READ_PUBLIC_URL", "films.example\"");

    assertThatThrownBy(() -> IngestSettings.from(new Environment(wrong)))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains(
            "PORT",
            "KAFKA_BOOTSTRAP_SERVERS",
            "SCREENER_CREDENTIALS_FILE",
            "SCREENER_SESSION_KEY",
            "PAGES_ORIGINS",
            "READ_PUBLIC_URL")
        .doesNotContain("5ec2e7");
  }

  @Test
  void aSlashAtTheEndOfTheReadSidesAddressIsNotDoubled() {
    IngestSettings settings = with("READ_PUBLIC_URL", "https://films.example/screener/");

    assertThat(settings.readPublicUrl()).isEqualTo("https://films.example/screener");
  }

  @Test
  void everyInstanceOfModerationStreamsIsNamed() {
    IngestSettings settings = with("MODERATION_URLS", "http://m-1:8083, http://m-2:8083/");

    assertThat(settings.moderationUrls())
        .containsExactly(URI.create("http://m-1:8083"), URI.create("http://m-2:8083"));
    assertThat(IngestSettings.from(new Environment(LEAST)).moderationUrls()).isEmpty();
    assertThatThrownBy(() -> with("MODERATION_URLS", "m-1:8083"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MODERATION_URLS=m-1:8083");
  }

  @Test
  void partitionsAreBoundedAsInTheServicesThatReadThem() {
    assertThat(with("SCREENER_PARTITIONS", "1000").partitions()).isEqualTo(1_000);
    assertThatThrownBy(() -> with("SCREENER_PARTITIONS", "1001"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("from 1 to 1000");
  }

  @Test
  void kafkaSettingsPassThroughButNotThoseThatA202RestsOn() {
    IngestSettings settings = with("KAFKA_ACKS", "1");
    Properties tuned = with("KAFKA_LINGER_MS", "5").kafka();

    Properties producer = Cluster.producerSettings(settings.kafka());

    assertThat(producer)
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("max.block.ms", "0");
    assertThat(Cluster.producerSettings(tuned)).containsEntry("linger.ms", "5");
  }

  private static IngestSettings with(String key, String value) {
    Map<String, String> environment = new HashMap<>(LEAST);
    environment.put(key, value);
    return IngestSettings.from(new Environment(environment));
  }
}
