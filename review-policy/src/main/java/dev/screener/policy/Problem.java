package dev.screener.policy;

/**
 * Something in a policy's text that must be mended before it can judge anything.
 *
 * @param line from 1; 0 where the problem is not at one place
 * @param column from 1; 0 where the problem is not at one place
 * @param where what it is in, such as {@code rule spam-links}
 * @param expression the expression that it is in; empty where it is in none
 * @param message what is wrong
 * @param hint how to mend it; empty where there is no advice
 */
public record Problem(
    int line, int column, String where, String expression, String message, String hint) {

  /** A policy may quote itself at any length; what is told of it is to be read. */
  private static final int MOST = 280;

  public Problem {
    message = bounded(message);
    hint = bounded(hint);
  }

  /** All of it on one line or a few, for terminals. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (line > 0) {
      text.append("line ").append(line).append(", column ").append(column).append(": ");
    }
    text.append(where).append(": ").append(message);
    if (!expression.isEmpty()) {
      text.append("\n  in: ").append(expression);
    }
    if (!hint.isEmpty()) {
      text.append("\n  hint: ").append(hint);
    }
    return text.toString();
  }

  private static String bounded(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
    return text.substring(0, end) + "…";
  }
}
