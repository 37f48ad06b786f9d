package dev.screener.contracts.serde;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again, with pauses that grow, while nobody answers. */
final class Backoff {

  private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final String asked;
  private final CountDownLatch givenUp = new CountDownLatch(1);

  /**
   * @param asked who does not answer, for the log
   */
  Backoff(String asked) {
    this.asked = asked;
  }

  /** Waits no more, now and later; what waits ends with what it was told last. */
  void giveUp() {
    givenUp.countDown();
  }

  /**
   * The answer.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws SchemaUnavailableException when none came until then, or the wait was given up
   */
  <T> T until(long deadline, Supplier<T> question) {
    long pause = FIRST.toMillis();
    while (true) {
      try {
        T answer = question.get();
        if (pause > FIRST.toMillis()) {
          LOG.info("event=schemas-answered asked={}", asked);
        }
        return answer;
      } catch (KafkaException e) {
        if (isInVain(e)) {
          throw e;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        LOG.warn("event=schemas-unavailable asked={} error={}", asked, e.getMessage());
        if (left <= 0 || isGivenUpWithin(Math.min(pause, left))) {
          throw e instanceof SchemaUnavailableException
              ? e
              : new SchemaUnavailableException(asked + " does not answer: " + e.getMessage(), e);
        }
        pause = Math.min(2 * pause, LONGEST.toMillis());
      }
    }
  }

  /** Whether waiting does not mend it. */
  static boolean isInVain(KafkaException e) {
    return e instanceof SerializationException
        || e instanceof InterruptException
        || e instanceof AuthorizationException
        || e instanceof AuthenticationException;
  }

  private boolean isGivenUpWithin(long millis) {
    try {
      return givenUp.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
