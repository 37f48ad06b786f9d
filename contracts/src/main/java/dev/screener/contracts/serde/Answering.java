package dev.screener.contracts.serde;

import java.util.concurrent.Callable;

/**
 * Marks a thread while it reads for somebody who waits for the answer: what it cannot decode for
 * want of a schema fails soon, with {@link SchemaUnavailableException}, where a thread of Kafka
 * Streams waits. It holds for a thread and not for a serde, since a store decodes with the serde
 * that the stream was built with, whoever asks it.
 */
public final class Answering {

  private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);

  private Answering() {}

  /** The same, marked. */
  public static <T> Callable<T> of(Callable<T> read) {
    return () -> {
      CURRENT.set(true);
      try {
        return read.call();
      } finally {
        CURRENT.remove();
      }
    };
  }

  /** What such a thread does all its life. */
  public static Runnable always(Runnable reads) {
    return () -> {
      CURRENT.set(true);
      reads.run();
    };
  }

  static boolean isCurrent() {
    return CURRENT.get();
  }
}
