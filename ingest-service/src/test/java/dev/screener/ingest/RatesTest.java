package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A credential with a rate. */
@Timeout(90)
class RatesTest {

  private static final String REVIEW = "{\"authorId\":\"ada\",\"rating\":8}";

  @TempDir private Path directory;

  @Test
  void beyondItsRateACredentialIsAnswered429() throws IOException {
    try (RunningService service = with("{\"perSecond\": 0.01, \"burst\": 2}")) {
      assertThat(post(service).status()).isEqualTo(202);
      assertThat(post(service).status()).isEqualTo(202);

      Client.Answer third = post(service);

      assertThat(third.status()).isEqualTo(429);
      assertThat(third.mediaType()).isEqualTo("application/problem+json");
      assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(60, 101);
      assertThat(service.submissions()).hasSize(2);
      assertThat(service.to("/metrics").get().body())
          .contains("screener_access_refused_total{reason=\"too-often\"} 1.0");
    }
  }

  @Test
  void theLinesOfABatchCountAndAreTakenMoreSlowlyNotRefused() throws IOException {
    String line = "{\"filmId\":\"crossing\",\"authorId\":\"ada\",\"rating\":8}\n";
    try (RunningService service = with("{\"perSecond\": 200, \"burst\": 200}")) {
      Client.Answer batch =
          service
              .to("/v1/reviews")
              .as("slow")
              .with("Content-Type", "application/x-ndjson")
              .post(line.repeat(600));

      assertThat(batch.status()).isEqualTo(200);
      assertThat(batch.body().lines()).hasSize(600).allMatch(it -> it.contains("\"accepted\""));
    }
  }

  private RunningService with(String rate) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("rates.json"),
            """
            {"credentials": [
              {"name": "slow", "roles": ["site"], "tokenSha256": "%s", "rate": %s}]}
            """
                .formatted(Credentials.sha256("slow"), rate));
    return RunningService.acknowledging(
        directory, Map.of("SCREENER_CREDENTIALS_FILE", file.toString()));
  }

  private static Client.Answer post(RunningService service) {
    return service.to("/v1/films/crossing/reviews").as("slow").post(REVIEW);
  }
}
