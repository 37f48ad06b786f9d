package dev.screener.cli.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Tells what to look at and what was seen, and counts what came otherwise than it should. */
final class Guide {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private final PrintWriter out;
  private final Pause pause;
  private int surprises;

  Guide(PrintWriter out, Pause pause) {
    this.out = out;
    this.pause = pause;
  }

  /** Opens a step. */
  void begin(int number, int steps, String title) {
    out.println();
    out.println(
        "── "
            + number
            + " of "
            + steps
            + "  "
            + title
            + " "
            + "─".repeat(Math.max(3, WIDTH - title.length() - 12)));
    out.flush();
  }

  /** A page worth having open. */
  void lookAt(String what, String address) {
    out.println(INDENT + "Look at " + what + ": " + address);
    out.flush();
  }

  /** Tells something, broken into lines. */
  void say(String text) {
    print(INDENT, INDENT, text);
  }

  /** Quotes something that is to be read. */
  void quote(String text) {
    print(INDENT + "  | ", INDENT + "  | ", text);
  }

  /** Something that was laid out already. */
  void show(List<String> lines) {
    lines.forEach(line -> out.println(INDENT + "    " + line));
    out.flush();
  }

  /**
   * Tells what was seen.
   *
   * @param asExpected whether that is what should have come
   * @param instead what should have come, told only where it has not
   */
  boolean saw(boolean asExpected, String seen, String instead) {
    if (asExpected) {
      print(INDENT + "✓ ", INDENT + "  ", seen);
    } else {
      surprises++;
      print(INDENT + "✗ ", INDENT + "  ", seen + " EXPECTED: " + instead);
    }
    return asExpected;
  }

  /** A step could not be taken to its end. */
  void brokenOff(String why) {
    surprises++;
    print(INDENT + "✗ ", INDENT + "  ", "This step ends here: " + why);
  }

  /** So often something came otherwise than it should. */
  int surprises() {
    return surprises;
  }

  /** Waits for the person, who has something to look at. */
  void pauseBefore(String next) throws IOException {
    pause.before(next);
  }

  private void print(String first, String further, String text) {
    List<String> lines = wrapped(text, WIDTH - first.length());
    for (int i = 0; i < lines.size(); i++) {
      out.println((i == 0 ? first : further) + lines.get(i));
    }
    out.flush();
  }

  /** Lines of at most so many characters, broken at blanks; a longer word keeps its line. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
