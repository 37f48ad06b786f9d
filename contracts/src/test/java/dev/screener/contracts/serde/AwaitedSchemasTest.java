package dev.screener.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.topics.TopicCatalogue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class AwaitedSchemasTest {

  private static final Schema SCHEMA = StandingChange.getClassSchema();

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aLookUpWithoutAnAnswerIsMadeAgainUntilThereIsOne() {
    AwaitedSchemas schemas =
        over(
            time -> {
              if (time == 1) {
                throw new SchemaUnavailableException("the registry is away");
              }
              if (time == 2) {
                throw new TimeoutException("so are the brokers");
              }
              return Optional.of(SCHEMA);
            });

    assertThat(schemas.byRegistryId(7)).contains(SCHEMA);
    assertThat(asked).hasValue(3);
  }

  @Test
  void anAnswerThatThereIsNoneIsAnAnswer() {
    assertThat(over(time -> Optional.empty()).byRegistryId(7)).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void whoWaitsIsLetGoAndToldThatNothingIsKnown() {
    AwaitedSchemas schemas =
        over(
            time -> {
              throw new TimeoutException("nobody answers");
            });
    CompletableFuture<Optional<Schema>> waiting =
        CompletableFuture.supplyAsync(() -> schemas.byRegistryId(7));
    await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() > 1);

    schemas.giveUp();

    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SchemaUnavailableException.class);
  }

  @Test
  void whoAnswersARequestDoesNotWait() {
    AwaitedSchemas schemas =
        over(
            time -> {
              throw new TimeoutException("nobody answers");
            });

    Callable<Optional<Schema>> read = Answering.of(() -> schemas.byRegistryId(7));

    assertThatThrownBy(read::call).isInstanceOf(SchemaUnavailableException.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatIsNotAnsweredIsAskedByOneRequestAtATime() throws Exception {
    CountDownLatch isAsked = new CountDownLatch(1);
    CountDownLatch answers = new CountDownLatch(1);
    AwaitedSchemas schemas =
        over(
            time -> {
              if (time == 1) {
                throw new SchemaUnavailableException("the registry is away");
              }
              isAsked.countDown();
              awaitLatch(answers);
              return Optional.of(SCHEMA);
            });
    Callable<Optional<Schema>> read = Answering.of(() -> schemas.byRegistryId(7));
    assertThatThrownBy(read::call).isInstanceOf(SchemaUnavailableException.class);
    CompletableFuture<Optional<Schema>> first = CompletableFuture.supplyAsync(() -> call(read));
    awaitLatch(isAsked);

    assertThatThrownBy(read::call)
        .isInstanceOf(SchemaUnavailableException.class)
        .hasMessageContaining("asked by another");
    answers.countDown();

    assertThat(first.get(60, TimeUnit.SECONDS)).contains(SCHEMA);
    assertThat(read.call()).contains(SCHEMA);
    assertThat(asked).hasValue(3);
  }

  @Test
  void howManyWaitIsTold() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    CountDownLatch isAsked = new CountDownLatch(1);
    CountDownLatch answers = new CountDownLatch(1);
    AwaitedSchemas schemas =
        over(
            time -> {
              isAsked.countDown();
              awaitLatch(answers);
              return Optional.of(SCHEMA);
            });
    schemas.bindTo(meters);
    Gauge waiting = meters.get("screener.schema.readers.waiting").gauge();
    assertThat(waiting.value()).isZero();
    CompletableFuture<Optional<Schema>> read =
        CompletableFuture.supplyAsync(() -> schemas.byRegistryId(7));

    awaitLatch(isAsked);

    assertThat(waiting.value()).isOne();
    answers.countDown();
    assertThat(read.join()).contains(SCHEMA);
    assertThat(waiting.value()).isZero();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T call(Callable<T> read) {
    try {
      return read.call();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private AwaitedSchemas over(IntFunction<Optional<Schema>> registry) {
    WriterSchemas schemas =
        new WriterSchemas() {
          @Override
          public Optional<Schema> byFingerprint(long fingerprint) {
            return Optional.empty();
          }

          @Override
          public Optional<Schema> byRegistryId(int id) {
            return registry.apply(asked.incrementAndGet());
          }
        };
    return new AwaitedSchemas(
        new SchemaTopic(
            new TopicCatalogue("", 1).schemas(),
            () -> {
              throw new AssertionError("no fingerprint is asked for");
            },
            schemas));
  }
}
