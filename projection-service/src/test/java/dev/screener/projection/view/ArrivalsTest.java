package dev.screener.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Arrivals arrivals = new Arrivals(tasks::add, 2);
  private final AtomicReference<String> value = new AtomicReference<>();

  @Test
  void whatIsThereIsFoundAtOnce() {
    value.set("here");

    CompletableFuture<Optional<String>> found = await("key", LONG);
    runAll();

    assertThat(found).isCompletedWithValue(Optional.of("here"));
    assertThat(arrivals.waiting()).isZero();
  }

  @Test
  void aChangeBetweenTheFirstLookAndItsTurnIsNotMissed() {
    CompletableFuture<Optional<String>> found = await("key", LONG);
    runAll();

    value.set("here");
    arrivals.changed("key");
    runAll();

    assertThat(found).isCompletedWithValue(Optional.of("here"));
  }

  @Test
  void nobodyLooksAgainWhileOnlyOtherKeysChange() {
    AtomicInteger looks = new AtomicInteger();
    arrivals.await(
        "key",
        () -> {
          looks.incrementAndGet();
          return Optional.empty();
        },
        LONG);
    runAll();

    arrivals.changed("another");
    runAll();

    assertThat(looks).hasValue(1);
  }

  @Test
  void patienceEnds() throws Exception {
    CompletableFuture<Optional<String>> found = await("key", Duration.ofMillis(10));

    assertThat(found.get(90, TimeUnit.SECONDS)).isEmpty();
    assertThat(arrivals.waiting()).isZero();
  }

  @Test
  void aViewThatWasNotReadyIsLookedAtAgainWhenItIs() {
    AtomicInteger looks = new AtomicInteger();
    CompletableFuture<Optional<Integer>> found =
        arrivals.await(
            "key",
            () -> {
              if (looks.incrementAndGet() == 1) {
                throw new ViewNotReadyException("loading", new IllegalStateException());
              }
              return Optional.of(looks.get());
            },
            LONG);
    runAll();
    assertThat(found).isNotDone();

    arrivals.viewIsReady();
    runAll();

    assertThat(found).isCompletedWithValue(Optional.of(2));
  }

  @Test
  void moreThanTheMostAreRefusedUntilOneLeaves() {
    CompletableFuture<Optional<String>> first = await("key", LONG);
    await("key", LONG);
    assertThat(await("key", LONG))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(RejectedExecutionException.class);

    value.set("here");
    arrivals.changed("key");
    runAll();

    assertThat(first).isCompleted();
    assertThat(await("key", LONG)).isNotCompletedExceptionally();
  }

  private CompletableFuture<Optional<String>> await(String key, Duration patience) {
    return arrivals.await(key, () -> Optional.ofNullable(value.get()), patience);
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
