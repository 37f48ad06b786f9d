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
import org.yaml.snakeyaml.reader.ReaderException;

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
  private static final char REPLACEMENT = '\uFFFD';
  private static final String SAVE_AS_UTF_8 = "Save the file as plain UTF-8 text.";

  private SafeYaml() {}

  /** The one mapping that the text holds; null when there are problems. */
  static @Nullable MappingNode read(String text, Problems problems) {
    if (text.length() > MOST_CHARACTERS) {
      String message = "The text has more than " + MOST_CHARACTERS + " characters.";
      problems.add(at(text, MOST_CHARACTERS, message, "Shorten the word lists."));
      return null;
    }
    int garbled = text.indexOf(REPLACEMENT);
    if (garbled >= 0) {
      problems.add(at(text, garbled, "A character here was not UTF-8 and is lost.", SAVE_AS_UTF_8));
      return null;
    }
    try {
      return isHarmless(text, problems) ? compose(text, problems) : null;
    } catch (MarkedYAMLException malformed) {
      Mark mark = malformed.getProblemMark();
      String message = "This is not YAML: " + inWords(malformed.getProblem()) + ".";
      String hint =
          "Check the indentation, and put texts with : # { [ & * ! | > ' \" % @ into quotes.";
      if (mark == null) {
        problems.add(at(text, 0, message, hint));
      } else {
        problems.at(mark, WHERE, message, hint);
      }
    } catch (ReaderException unreadable) {
      String message =
          String.format(
              "This is not YAML: the invisible character U+%04X.", unreadable.getCodePoint());
      problems.add(at(text, unreadable.getPosition(), message, SAVE_AS_UTF_8));
    } catch (YAMLException unreadable) {
      String message = "This is not YAML: " + firstLine(unreadable.getMessage());
      problems.add(at(text, 0, message, SAVE_AS_UTF_8));
    }
    return null;
  }

  /** What is nearly always a wrong indentation, the parser tells in its grammar's words. */
  private static String inWords(String problem) {
    return problem.startsWith("expected <block end>")
        ? "this line does not begin in the column where the lines that it belongs with begin"
        : problem;
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

  private static Problem at(String text, int index, String message, String hint) {
    String before = text.substring(0, Math.min(index, text.length()));
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return new Problem(line, column, WHERE, "", message, hint);
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
