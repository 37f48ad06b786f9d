package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantee: 202 is answered only after the brokers have acknowledged. With no broker there the
 * answer is 503 with Retry-After, a retry under the same key is the same submission, and what was
 * acknowledged is judged once the broker is back.
 */
class BrokerDownIT {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  static LongStream seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(600)
  void ingestAnswers503AndRecoversAndNothingAcknowledgedIsLost(long seed, @TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess ingest = cluster.ingest().start();
        ServiceProcess moderation = cluster.moderationOfSingleReviews().start()) {
      ingest.awaitReady();
      moderation.awaitReady();
      Site site = new Site(ingest.url());
      Map<String, String> acknowledged = new TreeMap<>();
      for (int i = 0; i < 50; i++) {
        acknowledge(acknowledged, submit(site, "up-" + i));
      }

      cluster.kafka().stopBroker(0);
      HttpResponse<String> down = submit(site, "down");
      cluster.kafka().startBroker(0);

      assertThat(down.statusCode()).as(down.body()).isEqualTo(503);
      assertThat(down.headers().firstValue("Retry-After")).isPresent();
      assertThat(down.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      await().atMost(PATIENCE).untilAsserted(() -> acknowledge(acknowledged, submit(site, "down")));
      for (int i = 0; i < 50; i++) {
        acknowledge(acknowledged, submit(site, "again-" + i));
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                log.readOn();
                assertThat(log.bySubmission().keySet()).containsAll(acknowledged.values());
              });
      assertThat(log.bySubmission().keySet())
          .as("the submission that was answered 503 and its retry are one")
          .hasSize(acknowledged.size());
      assertThat(log.bySubmission().values())
          .allSatisfy(verdicts -> assertThat(verdicts).hasSize(1));
    }
  }

  private static HttpResponse<String> submit(Site site, String key) throws Exception {
    String text = "Half an hour shorter and it would have been perfect, " + key;
    return site.submit("film-of-" + key, "author-of-" + key, text, key);
  }

  private static void acknowledge(Map<String, String> acknowledged, HttpResponse<String> answer)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    var body = new ObjectMapper().readTree(answer.body());
    acknowledged.put(body.path("reviewId").asText(), body.path("submissionId").asText());
  }
}
