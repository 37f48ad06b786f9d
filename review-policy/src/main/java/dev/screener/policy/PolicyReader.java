package dev.screener.policy;

import dev.screener.policy.PolicyDocument.RuleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Takes the text of a policy apart. What it makes is well-formed; whether its expressions compile
 * is not its concern.
 */
final class PolicyReader {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._~-]{1,60}");
  private static final int MOST_RULES = 200;
  private static final int MOST_LISTS = 50;

  private static final String WHERE = "policy";
  private static final String SETTINGS = "settings";
  private static final String WORDS = "words";
  private static final List<String> FIELDS =
      List.of(WHERE, "version", "comment", SETTINGS, WORDS, "rules");

  private final Problems problems;
  private final List<String> lines;

  private PolicyReader(String text, Problems problems) {
    this.problems = problems;
    this.lines = text.lines().toList();
  }

  /** The document, or null when there are problems. */
  static @Nullable PolicyDocument read(String text, Problems problems) {
    MappingNode root = SafeYaml.read(text, problems);
    if (root == null) {
      return null;
    }
    return new PolicyReader(text, problems).document(new Fields(root, WHERE, problems));
  }

  private @Nullable PolicyDocument document(Fields fields) {
    fields.allowOnly(FIELDS);
    String name = matching(fields, WHERE, ID, "small letters, digits and hyphens");
    String version = matching(fields, "version", VERSION, "letters, digits and . _ ~ -");
    SettingsReader settings = new SettingsReader(problems);
    settings.read(fields.within(SETTINGS, SETTINGS));
    PolicyDocument document =
        new PolicyDocument(
            name,
            version,
            fields.textOrEmpty("comment"),
            settings.values(),
            settings.choices(),
            words(fields.within(WORDS, WORDS)),
            rules(fields));
    return problems.none() ? document : null;
  }

  private String matching(Fields fields, String field, Pattern pattern, String allowed) {
    String hint = "Use " + allowed + ".";
    ScalarNode value = fields.requiredText(field, hint);
    if (value == null) {
      return "";
    }
    if (!pattern.matcher(value.getValue()).matches()) {
      problems.at(
          value,
          WHERE,
          "'" + field + "' cannot be '" + Spelling.shown(value.getValue()) + "'.",
          hint);
    }
    return value.getValue();
  }

  private Map<String, List<String>> words(@Nullable Fields fields) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    if (fields != null && fields.all().size() > MOST_LISTS) {
      problems.at(
          fields.node(),
          WORDS,
          "There are more than " + MOST_LISTS + " word lists.",
          "Merge lists that the same rules look for.");
    } else if (fields != null) {
      for (String name : fields.all().keySet()) {
        String where = WORDS + "." + Spelling.shown(name);
        List<ScalarNode> entries = Fields.texts(fields.items(name), where, problems);
        Node at = fields.all().get(name).getKeyNode();
        if (PolicyNames.check(name, at, WORDS, problems)) {
          words.put(name, WordListEntries.check(entries, at, where, problems));
        }
      }
    }
    return words;
  }

  private List<RuleText> rules(Fields fields) {
    List<Node> items = fields.items("rules");
    if (items.size() > MOST_RULES) {
      problems.at(
          items.get(MOST_RULES),
          WHERE,
          "There are more than " + MOST_RULES + " rules.",
          "Merge rules that do the same with ||.");
      return List.of();
    }
    RuleReader reader = new RuleReader(problems, lines);
    List<RuleText> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node item : items) {
      RuleText rule = reader.read(item);
      if (rule == null) {
        continue;
      }
      if (!ID.matcher(rule.id()).matches()) {
        problems.at(
            item,
            "rules",
            "'" + Spelling.shown(rule.id()) + "' cannot be a rule's id.",
            "Use small letters, digits and hyphens, such as spam-links.");
      } else if (!ids.add(rule.id())) {
        problems.at(item, "rule " + rule.id(), "Another rule has this id.", "Give each its own.");
      }
      rules.add(rule);
    }
    return rules;
  }
}
