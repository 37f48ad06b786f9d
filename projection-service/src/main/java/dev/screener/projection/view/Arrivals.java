package dev.screener.projection.view;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Readers who wait for something to arrive in the view. A stream thread says what it changed, after
 * the change; those who wait for it look again, on a reader's thread. Nobody polls.
 */
public final class Arrivals {

  private final Map<String, Set<Waiter<?>>> waiting = new ConcurrentHashMap<>();
  private final FilmVersions versions = new FilmVersions();
  private final AtomicInteger count = new AtomicInteger();
  private final Executor readers;
  private final int most;
  private volatile LongConsumer delays = at -> {};

  /**
   * @param readers on whose threads the waiting look
   * @param most how many may wait at once
   */
  public Arrivals(Executor readers, int most) {
    this.readers = readers;
    this.most = most;
  }

  /** Which films have changed since one looked. */
  public FilmVersions versions() {
    return versions;
  }

  /**
   * Who is told of each verdict on a submission that comes into the view.
   *
   * @param delays takes the time at which it was judged, in ms since the epoch
   */
  public void tellDelays(LongConsumer delays) {
    this.delays = delays;
  }

  /** Called after a submission's verdict has come into the view. */
  void judged(long at) {
    delays.accept(at);
  }

  /** How many wait now. */
  public int waiting() {
    return count.get();
  }

  /** Called after {@code key}, a {@code filmId/reviewId} or a filmId, has changed in the view. */
  void changed(String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      // Other films name this one as similar.
      versions.allChanged();
    } else {
      versions.changed(key.substring(0, slash));
    }
    Set<Waiter<?>> concerned = waiting.get(key);
    if (concerned != null) {
      concerned.forEach(this::lookAgain);
    }
  }

  /**
   * Called when the view has become ready again: those who wait may have missed a change, or wait
   * for a film that is another instance's now.
   */
  public void viewIsReady() {
    versions.allChanged();
    waiting.values().forEach(all -> all.forEach(waiter -> submit(waiter, waiter::lookOrFail)));
  }

  /**
   * Looks now and after each change of {@code key}, until {@code look} finds something or {@code
   * patience} ends: then empty. Fails with {@link RejectedExecutionException} when too many wait. A
   * view that is not ready is one in which nothing was found yet.
   */
  <T> CompletableFuture<Optional<T>> await(
      String key, Supplier<Optional<T>> look, Duration patience) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      return CompletableFuture.failedFuture(
          new RejectedExecutionException("too many readers are waiting"));
    }
    Waiter<T> waiter = new Waiter<>(look, new CompletableFuture<>());
    // First in the queue, then the look: what changes between the two is seen by one of them.
    waiting.compute(key, (same, others) -> with(waiter, others));
    CompletableFuture<Optional<T>> answer =
        waiter
            .found()
            .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((found, failure) -> leave(key, waiter));
    lookAgain(waiter);
    return answer;
  }

  private static Set<Waiter<?>> with(Waiter<?> waiter, @Nullable Set<Waiter<?>> others) {
    Set<Waiter<?>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
    all.add(waiter);
    return all;
  }

  private void leave(String key, Waiter<?> waiter) {
    count.decrementAndGet();
    waiting.computeIfPresent(
        key,
        (same, all) -> {
          all.remove(waiter);
          return all.isEmpty() ? null : all;
        });
  }

  private void lookAgain(Waiter<?> waiter) {
    submit(waiter, waiter::look);
  }

  private void submit(Waiter<?> waiter, Runnable look) {
    try {
      readers.execute(look);
    } catch (RejectedExecutionException busy) {
      waiter.found().completeExceptionally(busy);
    }
  }

  /** Identity matters: two readers may wait for the same with the same look. */
  private static final class Waiter<T> {
    private final Supplier<Optional<T>> look;
    private final CompletableFuture<Optional<T>> found;

    Waiter(Supplier<Optional<T>> look, CompletableFuture<Optional<T>> found) {
      this.look = look;
      this.found = found;
    }

    CompletableFuture<Optional<T>> found() {
      return found;
    }

    void look() {
      try {
        lookAtOnce();
      } catch (ViewNotReadyException notYet) {
        // The reader waits on; a change will come, or the end of patience.
      }
    }

    void lookOrFail() {
      try {
        lookAtOnce();
      } catch (ViewNotReadyException notHere) {
        found.completeExceptionally(notHere);
      }
    }

    private void lookAtOnce() {
      if (found.isDone()) {
        return;
      }
      try {
        Optional<T> seen = look.get();
        if (seen.isPresent()) {
          found.complete(seen);
        }
      } catch (ViewNotReadyException notReady) {
        throw notReady;
      } catch (RuntimeException e) {
        found.completeExceptionally(e);
      }
    }
  }
}
