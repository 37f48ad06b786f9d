package dev.screener.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaSettingsTest {
  @Test
  void commandLineBecomesSettings() {
    assertThat(
            EmbeddedKafkaMain.parse(
                List.of("--set", "num.io.threads=8", "--data-dir", "kept", "--port", "9092")))
        .isEqualTo(
            new EmbeddedKafkaSettings(
                1,
                Optional.of(Path.of("kept")),
                List.of(9092),
                Map.of("num.io.threads", "8"),
                Optional.empty()));
  }

  @Test
  void wrongCommandLinesAreRefusedWithWhatIsWrong() {
    assertThatThrownBy(() -> EmbeddedKafkaMain.parse(List.of("--port", "many")))
        .hasMessage("--port needs a number, not many");
    assertThatThrownBy(() -> EmbeddedKafkaMain.parse(List.of("--port")))
        .hasMessage("--port needs a value");
    assertThatThrownBy(() -> EmbeddedKafkaMain.parse(List.of("--verbose", "yes")))
        .hasMessage("unknown option --verbose");
    assertThatThrownBy(() -> EmbeddedKafkaMain.parse(List.of("--set", "=8")))
        .hasMessage("--set needs NAME=VALUE, not =8");
  }

  @Test
  void clustersAreOfOneToFiveBrokers() {
    EmbeddedKafkaSettings settings = EmbeddedKafkaSettings.temporary();

    assertThat(settings.withBrokers(5).ports()).containsExactly(0, 0, 0, 0, 0);
    assertThatThrownBy(() -> settings.withBrokers(6)).hasMessage("brokers must be 1 to 5, not 6");
    assertThatThrownBy(() -> settings.withBrokers(0)).hasMessage("brokers must be 1 to 5, not 0");
    assertThatThrownBy(() -> settings.withPorts(List.of(65_536)))
        .hasMessage("a port must be 0 to 65535, not 65536");
  }
}
