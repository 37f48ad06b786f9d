package dev.screener.projection;

import dev.screener.contracts.serde.Answering;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read stores. What they cannot take on is refused, so that reads never pile up.
 */
final class Readers {

  private static final int MAX_QUEUED = 10_000;

  private Readers() {}

  static ExecutorService start(int threads) {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MAX_QUEUED),
        task -> {
          Thread thread = new Thread(Answering.always(task), "reader-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
