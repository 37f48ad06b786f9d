package dev.screener.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Asks again and again, but not for ever. */
public final class Wait {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /** Something to look for. */
  @FunctionalInterface
  public interface Look<T> {
    Optional<T> look() throws IOException, InterruptedException;
  }

  private final Duration patience;

  public Wait(Duration patience) {
    this.patience = patience;
  }

  /**
   * What was looked for, once it is there.
   *
   * @throws IOException when it does not come in time
   */
  public <T> T until(String what, Look<T> look) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<T> found = look.look();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new IOException(what + " did not come within " + patience.toSeconds() + " s.");
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }
}
