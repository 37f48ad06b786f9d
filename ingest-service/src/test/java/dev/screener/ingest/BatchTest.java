package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.ReviewSubmission;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many reviews a request. */
@Timeout(180)
class BatchTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.acknowledging(directory);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void eachLineIsAnsweredInItsOrder() {
    service.producer().clear();

    Client.Answer answer = batch().post(lines(1_000));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.mediaType()).isEqualTo("application/x-ndjson");
    List<JsonNode> answers = answers(answer);
    List<ReviewSubmission> submissions = service.submissions();
    assertThat(answers).hasSize(1_000);
    assertThat(submissions).hasSize(1_000);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).path("line").asInt()).isEqualTo(i + 1);
      assertThat(answers.get(i).path("status").asText()).isEqualTo("accepted");
      assertThat(answers.get(i).path("filmId").asText()).isEqualTo("film" + i % 7);
      assertThat(answers.get(i).path("submissionId").asText())
          .isEqualTo(submissions.get(i).getSubmissionId());
      assertThat(answers.get(i).path("reviewId").asText())
          .isEqualTo(submissions.get(i).getReviewId());
      assertThat(submissions.get(i).getText()).isEqualTo("Number " + i + ".");
    }
  }

  @Test
  void aLineWithANameFarTooLongIsRefusedSingly() {
    String line = "{\"filmId\":\"f\",\"authorId\":\"ada\",\"rating\":8}\n";

    Client.Answer answer = batch().post(line + "{\"" + "n".repeat(1_000) + "\":1}\n" + line);

    assertThat(answers(answer))
        .extracting(each -> each.path("status").asText())
        .containsExactly("accepted", "refused", "accepted");
  }

  @Test
  void badLinesAmongGoodOnesAreRefusedSingly() {
    Client.Answer answer =
        batch()
            .post(
                """
                {"filmId":"crossing","authorId":"ada","rating":8}
                not json
                {"filmId":"crossing","authorId":"ada","rating":11,"reviewId":"r1"}

                {"authorId":"ada","rating":8}
                {"filmId":"crossing","authorId":"ada","imported":true,"rating":8}
                [[[[[[[[[[
                {"filmId":"crossing","authorId":"ada","rating":7}\
                """);

    assertThat(answer.status()).isEqualTo(200);
    List<JsonNode> answers = answers(answer);
    assertThat(answers.stream().map(a -> a.path("line").asInt()))
        .containsExactly(1, 2, 3, 5, 6, 7, 8);
    assertThat(answers.stream().map(a -> a.path("status").asText()))
        .containsExactly(
            "accepted", "refused", "refused", "refused", "refused", "refused", "accepted");
    assertThat(answers.stream().map(a -> a.path("problem").path("status").asInt()))
        .containsExactly(0, 400, 422, 422, 403, 400, 0);
    assertThat(answers.get(2).path("problem").path("field").asText()).isEqualTo("rating");
    assertThat(answers.get(2).path("filmId").asText()).isEqualTo("crossing");
    assertThat(answers.get(2).path("reviewId").asText()).isEqualTo("r1");
    assertThat(answers.get(3).path("problem").path("field").asText()).isEqualTo("filmId");
  }

  @Test
  void invalidUtf8SpoilsItsOwnLineOnly() {
    byte[] lines =
        ("{\"filmId\":\"a\",\"authorId\":\"ada\",\"rating\":8}\n"
                + "{\"filmId\":\"a\",\"authorId\":\"ada\",\"text\":\"?\"}\n"
                + "{\"filmId\":\"a\",\"authorId\":\"ada\",\"rating\":8}\n")
            .getBytes(UTF_8);
    lines[new String(lines, UTF_8).indexOf('?')] = (byte) 0xFF;

    Client.Answer answer = batch().post(lines);

    assertThat(answers(answer).stream().map(a -> a.path("status").asText()))
        .containsExactly("accepted", "refused", "accepted");
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextOneTaken() {
    String tooLong =
        "{\"filmId\":\"a\",\"authorId\":\"ada\",\"text\":\"" + "a".repeat(3_000_000) + "\"}\n";

    Client.Answer answer = batch().post(tooLong + lines(1));

    List<JsonNode> answers = answers(answer);
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).path("problem").path("status").asInt()).isEqualTo(413);
    assertThat(answers.get(1).path("line").asInt()).isEqualTo(2);
    assertThat(answers.get(1).path("status").asText()).isEqualTo("accepted");
  }

  @Test
  void linesMayBeCutAnywhereOnTheWay() {
    byte[] bytes = lines(40).replace("\n", "\r\n").getBytes(UTF_8);
    InputStream trickle =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 13));
          }
        };

    Client.Answer answer = batch().send("POST", BodyPublishers.ofInputStream(() -> trickle));

    assertThat(answers(answer)).hasSize(40);
    assertThat(answers(answer)).allMatch(a -> a.path("status").asText().equals("accepted"));
  }

  @Test
  void anEmptyBatchHasNoAnswers() {
    Client.Answer answer = batch().post("");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aBatchSentAgainUnderItsKeyGivesTheSameIds() {
    Client.Answer first = batch().with("Idempotency-Key", "monday").post(lines(20));
    Client.Answer again = batch().with("Idempotency-Key", "monday").post(lines(20));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(answers(first).stream().map(a -> a.path("submissionId").asText()).distinct())
        .hasSize(20);
  }

  @Test
  void jsonIsNotABatch() {
    Client.Answer answer = service.to("/v1/reviews").post(lines(1));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text("detail")).contains("application/x-ndjson");
  }

  @Test
  void aBatchIsNotAnsweredBeforeTheBrokersAnswer(@TempDir Path own) {
    try (RunningService waiting = RunningService.waiting(own, Map.of())) {
      var answer =
          waiting
              .to("/v1/reviews")
              .with("Content-Type", "application/x-ndjson")
              .postLater(lines(3));
      await().until(() -> waiting.producer().history().size() == 3);

      assertThat(waiting.producer().completeNext()).isTrue();
      assertThat(waiting.producer().errorNext(new RuntimeException("gone"))).isTrue();
      assertThat(answer).isNotDone();
      assertThat(waiting.producer().completeNext()).isTrue();

      List<JsonNode> answers = answers(answer.join());
      assertThat(answers.stream().map(a -> a.path("status").asText()))
          .containsExactly("accepted", "refused", "accepted");
      assertThat(answers.get(1).path("problem").path("status").asInt()).isEqualTo(503);
      assertThat(answers.get(1).path("submissionId").asText()).isNotEmpty();
    }
  }

  private static Client.Request batch() {
    return service.to("/v1/reviews").with("Content-Type", "application/x-ndjson");
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"filmId\":\"film%d\",\"authorId\":\"author%d\",\"text\":\"Number %d.\"}\n"
                    .formatted(i % 7, i % 11, i))
        .collect(Collectors.joining());
  }

  private static List<JsonNode> answers(Client.Answer answer) {
    return answer
        .body()
        .lines()
        .map(
            line -> {
              try {
                return JSON.readTree(line);
              } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new UncheckedIOException("not JSON: " + line, e);
              }
            })
        .toList();
  }
}
