package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authors who want to be forgotten. */
@Timeout(180)
class ErasureTest {

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

  @ParameterizedTest
  @ValueSource(strings = {Tokens.SITE, Tokens.ADMIN})
  void anAuthorsReviewsAndKeyAreErased(String token) {
    Client.Answer answer = service.to("/v1/authors/ada").as(token).delete();

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("authorId")).isEqualTo("ada");
    assertThat(answer.text("status")).isEqualTo("ERASING");
    assertThat(answer.text("deadlines")).contains("at once", "24 hours", "30 days");
    ReviewSubmission erasure = service.lastSubmission();
    assertThat(erasure.getKind()).isEqualTo(SubmissionKind.AUTHOR_ERASED);
    assertThat(erasure.getSubmissionId()).isEqualTo(answer.text("submissionId"));
    assertThat(erasure.getAuthorId()).isEqualTo("ada");
    assertThat(erasure.getFilmId()).isEmpty();
    assertThat(erasure.getReviewId()).isEmpty();
    assertThat(new String(last("reviews.submitted").key(), UTF_8)).isEqualTo("ada");
    // The address is the SHA-256 of "person:ada", which this computes as well.
    assertThat(new String(last("persons.keys").key(), UTF_8))
        .isEqualTo(Credentials.sha256("person:ada"));
    assertThat(last("persons.keys").value()).isNull();
  }

  @Test
  void aReaderErasesThemselvesAndNobodyElse() {
    Client.Request asGrace = service.to("/v1/authors/grace").as(Tokens.session("grace"));
    Client.Answer own = asGrace.delete();
    int erased = service.submissions().size();
    Client.Answer foreign = service.to("/v1/authors/ada").as(Tokens.session("grace")).delete();

    assertThat(own.status()).isEqualTo(202);
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.text("field")).isEqualTo("authorId");
    assertThat(service.submissions()).hasSize(erased);
  }

  @Test
  void othersMayNotErase() {
    for (String token :
        List.of(Tokens.IMPORTER, Tokens.MODERATOR, Tokens.POLICY_OWNER, Tokens.AUDITOR)) {
      assertThat(service.to("/v1/authors/ada").as(token).delete().status())
          .as(token)
          .isEqualTo(403);
    }
    assertThat(service.to("/v1/authors/ada").as("nobody").delete().status()).isEqualTo(401);
  }

  @Test
  void whatIsNoIdIsRefused() {
    Client.Answer answer = service.to("/v1/authors/a%20b").delete();

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("authorId");
  }

  @Test
  void theSameKeyIsTheSameErasure() {
    Client.Request keyed = service.to("/v1/authors/ada").with("Idempotency-Key", "k");

    assertThat(keyed.delete().body()).isEqualTo(keyed.delete().body());
  }

  @Test
  void anErasureIsNotAnsweredUntilTheKeyIsGoneToo(@TempDir Path own) {
    try (RunningService waiting = RunningService.waiting(own, Map.of())) {
      CompletableFuture<Client.Answer> answer =
          CompletableFuture.supplyAsync(
              () -> waiting.to("/v1/authors/ada").send("DELETE", BodyPublishers.noBody()));
      await().until(() -> waiting.producer().history().size() == 2);

      assertThat(waiting.producer().completeNext()).isTrue();
      assertThat(answer).isNotDone();
      assertThat(waiting.producer().errorNext(new TimeoutException("expired"))).isTrue();

      assertThat(answer.join().status()).isEqualTo(503);
    }
  }

  private static ProducerRecord<byte[], byte[]> last(String topic) {
    List<ProducerRecord<byte[], byte[]>> sent = service.sentTo(topic);
    return sent.get(sent.size() - 1);
  }
}
