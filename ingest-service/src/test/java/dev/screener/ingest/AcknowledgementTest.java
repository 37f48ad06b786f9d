package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A 202 says that the brokers have it: no sooner, and nothing else. */
@Timeout(180)
class AcknowledgementTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";
  private static final String REVIEW = "{\"authorId\":\"ada\",\"rating\":8}";

  @TempDir private Path directory;
  private RunningService service;

  @BeforeEach
  void start() {
    service = RunningService.waiting(directory, Map.of("MAX_IN_FLIGHT_BYTES", "1048576"));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void thereIsNoAnswerBeforeTheAcknowledgement() {
    CompletableFuture<Client.Answer> answer = submit(1);
    assertThat(answer).isNotDone();

    service.producer().completeNext();

    assertThat(answer.join().status()).isEqualTo(202);
  }

  @Test
  void aWriteThatIsNotAcknowledgedIsUnavailableAndMayBeSentAgain() {
    CompletableFuture<Client.Answer> answer = submit(1);

    service.producer().errorNext(new TimeoutException("expired after 5000 ms"));

    assertThat(answer.join().status()).isEqualTo(503);
    assertThat(answer.join().header("Retry-After")).isNotEmpty();
    assertThat(answer.join().mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.join().body()).contains("Idempotency-Key").doesNotContain("5000");
  }

  @Test
  void aFullBufferIsTooMuchAtOnce() {
    CompletableFuture<Client.Answer> answer = submit(1);

    service.producer().errorNext(new BufferExhaustedException("full"));

    assertThat(answer.join().status()).isEqualTo(429);
    assertThat(answer.join().header("Retry-After")).isNotEmpty();
  }

  @Test
  void moreThanMayBeUnderWayIsTooMuchAtOnceUntilThereIsRoomAgain() {
    String large = "{\"authorId\":\"ada\",\"text\":\"" + "a".repeat(20_000) + "\"}";
    List<CompletableFuture<Client.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(service.to(REVIEWS).postLater(large));
    }
    await().until(() -> answers.stream().anyMatch(CompletableFuture::isDone));
    await().until(() -> service.producer().history().size() + done(answers) == 60);

    assertThat(answers.stream().filter(CompletableFuture::isDone).map(a -> a.join().status()))
        .isNotEmpty()
        .containsOnly(429);
    while (service.producer().completeNext()) {
      // Each one makes room.
    }
    assertThat(answers.stream().map(a -> a.join().status())).contains(202).doesNotContain(503);
    CompletableFuture<Client.Answer> later = submit(service.producer().history().size() + 1);
    service.producer().completeNext();
    assertThat(later.join().status()).isEqualTo(202);
  }

  @Test
  void readinessTellsOfBrokersThatDoNotAcknowledgeAndOfTheirReturn() {
    assertThat(ready()).isEqualTo(200);
    CompletableFuture<Client.Answer> failing = submit(1);
    service.producer().errorNext(new TimeoutException("expired"));
    failing.join();

    assertThat(ready()).isEqualTo(503);
    await().until(() -> service.producer().completeNext());

    await().untilAsserted(() -> assertThat(ready()).isEqualTo(200));
    assertThat(service.to("/health/live").get().status()).isEqualTo(200);
  }

  @Test
  void closingAnswersWhatIsUnderWay() {
    CompletableFuture<Client.Answer> answer = submit(1);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(service.service()::close);
    await().until(() -> !takesConnections());
    assertThat(closing).isNotDone();
    service.producer().completeNext();

    assertThat(answer.join().status()).isEqualTo(202);
    assertThat(closing).succeedsWithin(java.time.Duration.ofSeconds(30));
    assertThat(service.producer().closed()).isTrue();
  }

  private CompletableFuture<Client.Answer> submit(int expectedRecords) {
    CompletableFuture<Client.Answer> answer = service.to(REVIEWS).postLater(REVIEW);
    await().until(() -> service.producer().history().size() == expectedRecords);
    return answer;
  }

  private int ready() {
    return service.to("/health/ready").without("Authorization").get().status();
  }

  private static long done(List<CompletableFuture<Client.Answer>> answers) {
    return answers.stream().filter(CompletableFuture::isDone).count();
  }

  private boolean takesConnections() {
    try (var socket = new java.net.Socket("127.0.0.1", service.port())) {
      return socket.isConnected();
    } catch (java.io.IOException refused) {
      return false;
    }
  }
}
