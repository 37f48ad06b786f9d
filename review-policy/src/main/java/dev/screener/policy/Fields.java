package dev.screener.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The fields of one mapping in a document, with what is wrong with them. */
final class Fields {

  private final Node node;
  private final String where;
  private final Problems problems;
  private final Map<String, NodeTuple> byName = new LinkedHashMap<>();

  Fields(MappingNode node, String where, Problems problems) {
    this.node = node;
    this.where = where;
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      String name =
          tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "(not a plain name)";
      if (byName.putIfAbsent(name, tuple) != null) {
        problems.at(
            tuple.getKeyNode(),
            where,
            "'" + Spelling.shown(name) + "' stands here twice.",
            "Keep one of them.");
      }
    }
  }

  /** Names every field that is none of the allowed ones. */
  void allowOnly(List<String> allowed) {
    allowOnly(allowed, "field");
  }

  /**
   * The same.
   *
   * @param noun what a field stands for, such as {@code rule}
   */
  void allowOnly(List<String> allowed, String noun) {
    byName.forEach(
        (name, tuple) -> {
          if (!allowed.contains(name)) {
            problems.at(
                tuple.getKeyNode(),
                where,
                "There is no " + noun + " '" + Spelling.shown(name) + "' here.",
                Spelling.hint(name, allowed));
          }
        });
  }

  /** Where they stand. */
  Node node() {
    return node;
  }

  Map<String, NodeTuple> all() {
    return byName;
  }

  @Nullable Node find(String name) {
    NodeTuple tuple = byName.get(name);
    return tuple == null ? null : tuple.getValueNode();
  }

  /** The text of a field; null when it is missing or no text. */
  @Nullable ScalarNode text(String name) {
    Node value = find(name);
    if (value == null || value instanceof ScalarNode) {
      return (ScalarNode) value;
    }
    problems.at(
        value,
        where,
        "'" + Spelling.shown(name) + "' must be one value, not a list or fields.",
        "Write it on one line:  " + Spelling.shown(name) + ": value");
    return null;
  }

  /** The same, and a problem when it is missing or empty. */
  @Nullable ScalarNode requiredText(String name, String hint) {
    Node value = find(name);
    if (value == null) {
      problems.at(node, where, "'" + name + "' is missing.", hint);
      return null;
    }
    ScalarNode text = text(name);
    if (text != null && text.getValue().isBlank()) {
      problems.at(text, where, "'" + name + "' is empty.", hint);
      return null;
    }
    return text;
  }

  String textOrEmpty(String name) {
    ScalarNode text = text(name);
    return text == null ? "" : text.getValue();
  }

  /** The items of a list; none when it is missing. */
  List<Node> items(String name) {
    Node value = find(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.at(value, where, "'" + name + "' must be a list.", "Begin each item with a dash.");
    return List.of();
  }

  /** The fields within a field; null when it is missing. */
  @Nullable Fields within(String name, String innerWhere) {
    Node value = find(name);
    return value == null ? null : of(value, innerWhere, problems);
  }

  /** The fields of a node; null, and a problem, when it has none. */
  static @Nullable Fields of(Node value, String where, Problems problems) {
    if (value instanceof MappingNode mapping) {
      return new Fields(mapping, where, problems);
    }
    problems.at(
        value,
        where,
        "Fields are wanted here.",
        "Write lines such as  name: value  further in than the line above.");
    return null;
  }

  /** The texts of a list of plain values. */
  static List<ScalarNode> texts(List<Node> items, String where, Problems problems) {
    List<ScalarNode> texts = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof ScalarNode text) {
        texts.add(text);
      } else {
        problems.at(
            item, where, "Each item must be one value.", "Put it into quotes if it holds : or [.");
      }
    }
    return texts;
  }
}
