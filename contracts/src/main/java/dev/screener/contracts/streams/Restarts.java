package dev.screener.contracts.streams;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, a bounded number of times: a broker may have been away. A
 * fault that stays must end the process, so that whoever watches it sees.
 */
public final class Restarts implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);

  /** Threads replaced in the life of a process. */
  static final int MOST = 20;

  private final AtomicInteger deaths = new AtomicInteger();
  private final Runnable onGivingUp;

  public Restarts(Runnable onGivingUp) {
    this.onGivingUp = onGivingUp;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable exception) {
    int death = deaths.incrementAndGet();
    LOG.error("stream.thread.died count={} of={}", death, MOST, exception);
    // The thread of the global store cannot be replaced.
    boolean replaceable = !Thread.currentThread().getName().endsWith("GlobalStreamThread");
    if (replaceable && death <= MOST && !(exception instanceof Error)) {
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    onGivingUp.run();
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }
}
