package dev.screener.policy;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML that anybody may have written into nodes with their positions. Nothing is constructed
 * from it. What makes YAML dangerous, aliases that multiply, tags that name classes, endless
 * nesting, is refused while the text is still a stream of events.
 */
final class SafeYaml {

  /** Enough for {@link WordListEntries} at their limit. */
  static final int MOST_CHARACTERS = 4 << 20;

  private static final int DEEPEST = 12;
  private static final String WHERE = "document";

  private SafeYaml() {}

  /** The one mapping that the text holds; null when there are problems. */
  static @Nullable MappingNode read(String text, Problems problems) {
    if (text.length() > MOST_CHARACTERS) {
      problems.add(
          new Problem(
              0,
              0,
              WHERE,
              "",
              "The text has more than " + MOST_CHARACTERS + " characters.",
              "Keep long word lists in several policies, or shorten them."));
      return null;
    }
    try {
      return isHarmless(text, problems) ? compose(text, problems) : null;
    } catch (MarkedYAMLException malformed) {
      Mark mark = malformed.getProblemMark();
      String message = "This is not YAML: " + malformed.getProblem() + ".";
      String hint =
          "Check the indentation, and put texts with : # { [ & * ! | > ' \" % @ into quotes.";
      if (mark == null) {
        problems.add(new Problem(0, 0, WHERE, "", message, hint));
      } else {
        problems.at(mark, WHERE, message, hint);
      }
    } catch (YAMLException unreadable) {
      String message = "This is not YAML: " + firstLine(unreadable.getMessage());
      problems.add(new Problem(0, 0, WHERE, "", message, "Save the file as plain UTF-8 text."));
    }
    return null;
  }

  private static boolean isHarmless(String text, Problems problems) {
    int depth = 0;
    int documents = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      String danger = danger(event);
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        danger = "More than " + DEEPEST + " levels of nesting.";
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof DocumentStartEvent && ++documents > 1) {
        danger = "A second document.";
      }
      if (danger != null) {
        problems.at(
            event.getStartMark(), WHERE, danger, "A policy is one plain document; write it out.");
        return false;
      }
    }
    return true;
  }

  private static @Nullable String danger(Event event) {
    if (event instanceof AliasEvent) {
      return "An alias (*name).";
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      return "An anchor (&name).";
    }
    String tag = null;
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    return tag == null ? null : "A tag (!name).";
  }

  private static @Nullable MappingNode compose(String text, Problems problems) {
    Node root = yaml().compose(new StringReader(text));
    if (root instanceof MappingNode mapping) {
      return mapping;
    }
    problems.add(
        new Problem(
            1,
            1,
            WHERE,
            "",
            "There are no fields here.",
            "Begin with a line such as  policy: ours"));
    return null;
  }

  private static Yaml yaml() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MOST_CHARACTERS);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setMaxAliasesForCollections(0);
    return new Yaml(limits);
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
