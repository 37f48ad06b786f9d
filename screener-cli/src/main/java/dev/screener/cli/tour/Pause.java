package dev.screener.cli.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where the tour waits for the person who takes it. */
@FunctionalInterface
public interface Pause {

  /** Runs through, for whoever reads the output later. */
  Pause NONE = next -> {};

  /**
   * Returns when the tour may go on.
   *
   * @param next what Enter does
   */
  void before(String next) throws IOException;

  /** Waits for Enter on standard input; its end lets the tour run through. */
  static Pause forEnter(PrintWriter out) {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return next -> {
      out.print("\n  Enter: " + next + " ");
      out.flush();
      if (lines.readLine() == null) {
        out.println();
      }
    };
  }
}
