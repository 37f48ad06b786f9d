package dev.screener.policy;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads a plain value the way its author means it. YAML's own rules hold surprises, {@code no} for
 * false and {@code 1:30} for ninety, so there are four kinds only: true and false, whole numbers,
 * numbers with a point, and everything else is text.
 */
final class PlainValues {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,15}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}\\.[0-9]{1,15}");

  /** Nothing is given back (the plus signs), so a long row of figures takes no longer to refuse. */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "[-+]?[0-9]{16,}+|[-+]?[0-9]*+\\.?[0-9]*+[eE][-+]?[0-9]++|[-+]?(\\.inf|\\.nan|NaN|Infinity)",
          Pattern.CASE_INSENSITIVE);

  private PlainValues() {}

  /** A {@code Boolean}, {@code Long}, {@code Double} or {@code String}. */
  static Object of(ScalarNode node) {
    String text = node.getValue();
    if (node.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
      return text;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (WHOLE.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    return DECIMAL.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
  }

  /** Whether it looks like a number but is none of those that {@link #of} reads. */
  static boolean isUnreadableNumber(ScalarNode node) {
    return node.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
        && UNREADABLE.matcher(node.getValue()).matches();
  }
}
