package dev.screener.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Lays a site's own settings and word lists over a policy whose rules it keeps. */
final class PolicyOverlay {

  private static final String WHERE = "overlay";
  private static final String SETTINGS = "settings";
  private static final String WORDS = "words";
  private static final String RULES = "rules";
  private static final String OFF = "off";
  private static final String ADD = "add";
  private static final String REMOVE = "remove";

  private final PolicyDocument base;
  private final Problems problems;

  private PolicyOverlay(PolicyDocument base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  /** The policy as the site wants it, or null when there are problems with the overlay. */
  static @Nullable PolicyDocument apply(String yaml, PolicyDocument base, Problems problems) {
    MappingNode root = SafeYaml.read(yaml, problems);
    if (root == null) {
      return null;
    }
    PolicyOverlay overlay = new PolicyOverlay(base, problems);
    PolicyDocument overlaid = overlay.apply(new Fields(root, WHERE, problems), version(base, yaml));
    return problems.none() ? overlaid : null;
  }

  /**
   * Names the overlay by its content, so that a verdict tells by which thresholds it was reached.
   */
  private static String version(PolicyDocument base, String yaml) {
    CRC32 checksum = new CRC32();
    checksum.update(yaml.getBytes(StandardCharsets.UTF_8));
    return String.format("%s~%08x", base.version(), checksum.getValue());
  }

  private PolicyDocument apply(Fields fields, String version) {
    fields.allowOnly(List.of("overlays", "comment", SETTINGS, WORDS, RULES));
    ScalarNode overlays =
        fields.requiredText("overlays", "Name the policy, such as  overlays: " + base.name());
    if (overlays != null && !overlays.getValue().equals(base.name())) {
      problems.at(
          overlays,
          WHERE,
          "This overlay is for another policy, '" + Spelling.shown(overlays.getValue()) + "'.",
          "Lay it over that one, or write  overlays: " + base.name() + " .");
    }
    PolicyDocument overlaid =
        new PolicyDocument(
            base.name(),
            version,
            base.comment(),
            settings(fields.within(SETTINGS, SETTINGS)),
            base.choices(),
            words(fields.within(WORDS, WORDS)),
            base.rules());
    return overlaid.without(switchedOff(fields.within(RULES, RULES)), version);
  }

  /** Read from the text itself: to YAML's own types, off is a boolean. */
  private Set<String> switchedOff(@Nullable Fields fields) {
    Set<String> off = new HashSet<>();
    if (fields == null) {
      return off;
    }
    fields.allowOnly(base.ruleIds(), "rule");
    for (String id : fields.all().keySet()) {
      ScalarNode value = fields.text(id);
      if (value != null && !value.getValue().equals(OFF)) {
        problems.at(
            value,
            RULES + "." + Spelling.shown(id),
            "A rule can only be switched off here.",
            "Write  off  or leave the rule out of the overlay to keep it.");
      }
      off.add(id);
    }
    return off;
  }

  private Map<String, Object> settings(@Nullable Fields fields) {
    Map<String, Object> settings = new LinkedHashMap<>(base.settings());
    if (fields == null) {
      return settings;
    }
    fields.allowOnly(List.copyOf(base.settings().keySet()), "setting");
    for (String name : fields.all().keySet()) {
      ScalarNode node = fields.text(name);
      Object before = base.settings().get(name);
      if (node == null || before == null) {
        continue;
      }
      List<String> choices = base.choices().get(name);
      if (choices != null) {
        if (SettingsReader.checkChoice(node, choices, SETTINGS + "." + name, problems)) {
          settings.put(name, node.getValue());
        }
        continue;
      }
      Object value = PlainValues.of(node);
      if (before instanceof Double && value instanceof Long whole) {
        value = whole.doubleValue();
      }
      if (value.getClass() == before.getClass()) {
        settings.put(name, value);
      } else {
        problems.at(
            node,
            SETTINGS + "." + name,
            "This must be of the same kind as in the policy.",
            "The policy says " + before + ".");
      }
    }
    return settings;
  }

  private Map<String, List<String>> words(@Nullable Fields fields) {
    Map<String, List<String>> words = new LinkedHashMap<>(base.words());
    if (fields == null) {
      return words;
    }
    fields.allowOnly(List.copyOf(base.words().keySet()), "word list");
    for (String name : fields.all().keySet()) {
      List<String> before = base.words().get(name);
      Node value = fields.find(name);
      if (before == null || value == null) {
        continue;
      }
      if (value instanceof MappingNode changes) {
        words.put(name, changed(before, new Fields(changes, WORDS + "." + name, problems), name));
      } else {
        words.put(name, entries(fields, name, name, value));
      }
    }
    return words;
  }

  private List<String> changed(List<String> before, Fields changes, String name) {
    changes.allowOnly(List.of(ADD, REMOVE));
    Set<String> entries = new LinkedHashSet<>(before);
    Node add = changes.find(ADD);
    Node remove = changes.find(REMOVE);
    if (add != null) {
      entries.addAll(entries(changes, ADD, name, add));
    }
    if (remove != null) {
      entries(changes, REMOVE, name, remove).forEach(entries::remove);
    }
    return new ArrayList<>(entries);
  }

  private List<String> entries(Fields fields, String field, String list, Node at) {
    String where = WORDS + "." + list;
    List<ScalarNode> nodes = Fields.texts(fields.items(field), where, problems);
    return WordListEntries.check(nodes, at, where, problems);
  }
}
