package dev.screener.cli.tour;

import java.io.IOException;

/** One stop of the tour. */
interface Step {
  String title();

  /**
   * Shows it.
   *
   * @throws IOException when it cannot go on; its message says why
   */
  void take(Scene scene) throws IOException, InterruptedException;
}
