package dev.screener.contracts.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestartsTest {

  private final AtomicInteger givenUp = new AtomicInteger();
  private final Restarts restarts = new Restarts(givenUp::incrementAndGet);

  @Test
  void aThreadIsReplacedABoundedNumberOfTimes() {
    for (int death = 1; death <= Restarts.MOST; death++) {
      assertThat(restarts.handle(new IllegalStateException("away"))).isEqualTo(REPLACE_THREAD);
    }
    assertThat(givenUp).hasValue(0);

    assertThat(restarts.handle(new IllegalStateException("away"))).isEqualTo(SHUTDOWN_CLIENT);

    assertThat(givenUp).hasValue(1);
  }

  @Test
  void whatCannotGetWellEndsTheProcessAtOnce() throws InterruptedException {
    Thread global =
        new Thread(() -> restarts.handle(new IllegalStateException()), "x-GlobalStreamThread");
    global.start();
    global.join();

    assertThat(restarts.handle(new OutOfMemoryError("simulated"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(givenUp).hasValue(2);
  }
}
