package dev.screener.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

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
