package dev.screener.moderation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerationServiceTest {

  @Test
  void whatHadStartedIsClosedWhereTheClusterDoesNotAnswer(@TempDir Path directory) {
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "KAFKA_DEFAULT_API_TIMEOUT_MS", "1000",
            "KAFKA_REQUEST_TIMEOUT_MS", "1000",
            "STATE_DIR", directory.toString(),
            "OIDC_ISSUER", "http://127.0.0.1:1/films",
            "OIDC_AUDIENCE", "screener",
            "OIDC_ROLES", "*=reader");

    assertThatThrownBy(() -> ModerationService.start(ModerationSettings.of(environment)))
        .isInstanceOf(RuntimeException.class);

    // A thread that has been told to end still takes a moment.
    await().atMost(Duration.ofSeconds(60)).until(() -> !isFollowingAnIssuer());
  }

  private static boolean isFollowingAnIssuer() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("issuer-keys"));
  }
}
