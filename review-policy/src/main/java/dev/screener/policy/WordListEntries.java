package dev.screener.policy;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Checks the entries of a word list while their places are still known. */
final class WordListEntries {

  static final int MOST_ENTRIES = 50_000;
  private static final int LONGEST_ENTRY = 100;

  private WordListEntries() {}

  static List<String> check(List<ScalarNode> nodes, Node at, String where, Problems problems) {
    if (nodes.size() > MOST_ENTRIES) {
      problems.at(
          at,
          where,
          "The list has " + nodes.size() + " entries; " + MOST_ENTRIES + " are allowed.",
          "Keep the entries that matter on this site, or end one with * to cover its forms.");
      return List.of();
    }
    List<String> entries = new ArrayList<>(nodes.size());
    for (ScalarNode node : nodes) {
      String entry = node.getValue().strip();
      if (entry.length() > LONGEST_ENTRY) {
        problems.at(
            node,
            where,
            "An entry has more than " + LONGEST_ENTRY + " characters.",
            "A word list holds words and short phrases.");
      } else if (entry.codePoints().noneMatch(Character::isLetterOrDigit)) {
        problems.at(node, where, "An entry without a letter or digit.", "Take it out.");
      } else if (entry.contains(" - ") && goesOn(node)) {
        // YAML reads entries that stand further left than the first as more of its text.
        problems.at(
            node,
            where,
            "Several entries have run together into one.",
            "Let each entry begin with - in the same column, deeper than the list's name.");
      } else {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static boolean goesOn(ScalarNode node) {
    return node.getEndMark().getLine() > node.getStartMark().getLine();
  }
}
