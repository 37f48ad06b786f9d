package dev.screener.policy;

import java.util.List;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * An expression in a policy's text, which can tell where in that text each of its characters
 * stands. YAML folds lines and takes quotes away, but leaves everything else as it is: so walking
 * both texts side by side, blanks apart, finds the place.
 */
final class Expression {

  private static final int LONGEST_SHOWN = 300;

  private final String text;
  private final int startLine;
  private final int startColumn;
  private final List<String> documentLines;

  Expression(ScalarNode node, List<String> documentLines) {
    this.text = node.getValue();
    this.startLine = node.getStartMark().getLine();
    this.startColumn = node.getStartMark().getColumn();
    this.documentLines = documentLines;
  }

  String text() {
    return text;
  }

  /** A problem at a character of the expression, counted in code points. */
  Problem problem(int offset, String where, String message, String hint) {
    int wanted = visibleBefore(offset);
    int line = startLine;
    int[] characters = documentLines.get(line).codePoints().toArray();
    int column = startColumn;
    int[] expression = text.codePoints().filter(c -> !isBlank(c)).toArray();
    int matched = 0;
    while (line < documentLines.size()) {
      if (column >= characters.length) {
        line++;
        column = 0;
        characters =
            line < documentLines.size()
                ? documentLines.get(line).codePoints().toArray()
                : characters;
        continue;
      }
      int character = characters[column];
      if (matched < expression.length && character == expression[matched]) {
        if (matched == wanted) {
          break;
        }
        matched++;
      }
      column++;
      if (matched == expression.length) {
        // Behind the last character, where an expression ends too early.
        break;
      }
    }
    boolean found = line < documentLines.size();
    return new Problem(
        (found ? line : startLine) + 1,
        (found ? column : startColumn) + 1,
        where,
        Spelling.shown(text.strip(), LONGEST_SHOWN),
        message,
        hint);
  }

  private int visibleBefore(int offset) {
    int[] characters = text.codePoints().toArray();
    int visible = 0;
    for (int i = 0; i < Math.min(offset, characters.length); i++) {
      visible += isBlank(characters[i]) ? 0 : 1;
    }
    return visible;
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint);
  }
}
