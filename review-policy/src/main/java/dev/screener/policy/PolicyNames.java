package dev.screener.policy;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** The names of settings and word lists: parts of expressions, so they are of one shape. */
final class PolicyNames {

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

  private PolicyNames() {}

  static boolean check(String name, Node at, String where, Problems problems) {
    if (NAME.matcher(name).matches()) {
      return true;
    }
    problems.at(
        at,
        where,
        "'" + Spelling.shown(name) + "' cannot be a name.",
        "Begin with a small letter and go on with letters and digits, such as floodPerHour.");
    return false;
  }
}
