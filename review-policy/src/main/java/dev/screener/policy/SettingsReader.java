package dev.screener.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads the settings that a policy declares: a plain value each, or a value and the texts of which
 * it must be one.
 */
final class SettingsReader {

  private static final String SETTINGS = "settings";
  private static final String VALUE = "value";
  private static final String ONE_OF = "oneOf";
  private static final String HINT = "Write  name: {value: a, oneOf: [a, b]}";

  /** Each is a name that conditions are checked against. */
  private static final int MOST = 200;

  private final Problems problems;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, List<String>> choices = new LinkedHashMap<>();

  SettingsReader(Problems problems) {
    this.problems = problems;
  }

  /** By name, in order; each a {@code Boolean}, {@code Long}, {@code Double} or {@code String}. */
  Map<String, Object> values() {
    return values;
  }

  /** Of settings that have them. */
  Map<String, List<String>> choices() {
    return choices;
  }

  void read(@Nullable Fields fields) {
    if (fields == null) {
      return;
    }
    if (fields.all().size() > MOST) {
      problems.at(
          fields.node(),
          SETTINGS,
          "There are more than " + MOST + " settings.",
          "Write numbers that nobody will turn straight into the conditions.");
      return;
    }
    for (String name : fields.all().keySet()) {
      Node node = fields.find(name);
      if (node == null
          || !PolicyNames.check(name, fields.all().get(name).getKeyNode(), SETTINGS, problems)) {
        continue;
      }
      if (node instanceof MappingNode mapping) {
        readChoice(name, new Fields(mapping, SETTINGS + "." + name, problems));
      } else {
        ScalarNode value = fields.text(name);
        if (value != null && checkNumber(value, SETTINGS + "." + name)) {
          values.put(name, PlainValues.of(value));
        }
      }
    }
  }

  /** What is meant as a number must not become a text in silence. */
  private boolean checkNumber(ScalarNode value, String where) {
    if (!PlainValues.isUnreadableNumber(value)) {
      return true;
    }
    problems.at(
        value,
        where,
        "This number cannot be read: " + Spelling.shown(value.getValue()) + ".",
        "Write at most 15 figures, with a point for parts, such as 0.5; or put a text into quotes.");
    return false;
  }

  private void readChoice(String name, Fields fields) {
    String where = SETTINGS + "." + name;
    fields.allowOnly(List.of(VALUE, ONE_OF));
    ScalarNode value = fields.requiredText(VALUE, HINT);
    List<String> allowed =
        Fields.texts(fields.items(ONE_OF), where, problems).stream()
            .map(ScalarNode::getValue)
            .toList();
    if (value != null && checkChoice(value, allowed, where, problems)) {
      values.put(name, value.getValue());
      choices.put(name, allowed);
    }
  }

  /** Whether a value is among those allowed. */
  static boolean checkChoice(
      ScalarNode value, List<String> allowed, String where, Problems problems) {
    if (allowed.contains(value.getValue())) {
      return true;
    }
    problems.at(
        value,
        where,
        "It cannot be '" + Spelling.shown(value.getValue()) + "'.",
        allowed.isEmpty() ? HINT : "Write one of " + String.join(", ", allowed) + ".");
    return false;
  }
}
