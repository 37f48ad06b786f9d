package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.benchmarks.pipeline.HttpLoad.Outcome;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestRunTest {

  private static final URI SERVER = URI.create("http://127.0.0.1:8081");

  @Test
  void whatWasAcknowledgedAndIsThereOnceIsWell() {
    assertThatCode(() -> SubmittedCount.requireSame(10, 10, 10)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"10, 9, 9", "10, 11, 10", "10, 10, 9", "10, 11, 11"})
  void anAcknowledgedReviewThatIsMissingOrThereTwiceFailsTheRun(
      long acknowledged, long records, long distinct) {
    assertThatIllegalStateException()
        .isThrownBy(() -> SubmittedCount.requireSame(acknowledged, records, distinct))
        .withMessageStartingWith("10 reviews were acknowledged, but " + distinct)
        .withMessageEndingWith("the figures of this run mean nothing");
  }

  @Test
  void cpuTimeIsSharedByWhatWasDone() {
    Outcome outcome = new Outcome(500, 2, 0, 0, new Histogram(1_000, 3));

    Turn turn = new Turn(outcome, new CpuTime(30_000, 10_000, 5_000));

    assertThat(turn.cpuMicros(500)).isEqualTo(40);
    assertThat(turn.jitMicros(500)).isEqualTo(20);
  }

  @Test
  void aPostIsOneReviewAsASiteSendsIt() throws IOException {
    SubmissionRequests requests = requests(3);

    String post = new String(requests.singles().requests().get(), UTF_8);

    String body = post.substring(post.indexOf("\r\n\r\n") + 4);
    JsonNode review = new ObjectMapper().readTree(body);
    assertThat(post).startsWith("POST /v1/films/film-").contains("\r\nHost: 127.0.0.1:8081\r\n");
    assertThat(post).contains("\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n");
    assertThat(post).contains("\r\nAuthorization: Bearer secret\r\n");
    assertThat(review.path("text").asText()).isNotEmpty();
    // An id of its own would make the second sending of the same a repeat of the first.
    assertThat(review.has("reviewId")).isFalse();
    assertThat(review.has("filmId")).isFalse();
  }

  @Test
  void aBatchIsAReviewALineEachWithItsFilm() throws IOException {
    SubmissionRequests requests = requests(3);

    String post = new String(requests.batches().requests().get(), UTF_8);

    String[] lines = post.substring(post.indexOf("\r\n\r\n") + 4).split("\n", -1);
    assertThat(lines).hasSize(4);
    for (String line : Arrays.copyOf(lines, 3)) {
      assertThat(new ObjectMapper().readTree(line).path("filmId").asText()).startsWith("film-");
    }
    assertThat(lines[3]).isEmpty();
  }

  private static SubmissionRequests requests(int lines) {
    return new SubmissionRequests(SERVER, "secret", new ReviewGenerator(1, Instant.EPOCH), lines);
  }
}
