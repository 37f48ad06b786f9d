package dev.screener.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what somebody may have meant. */
final class Spelling {

  private static final int LONGEST_LIST = 12;
  private static final int LONGEST_NAME = 60;

  private Spelling() {}

  /**
   * Advice for a name that is not known: the nearest one that is, or else some of them.
   *
   * @param known in an order that says something
   */
  static String hint(String name, Collection<String> known) {
    String nearest = nearest(name, known);
    if (!nearest.isEmpty()) {
      return "Did you mean " + nearest + "?";
    }
    if (known.isEmpty()) {
      return "There is none.";
    }
    String some = known.stream().limit(LONGEST_LIST).collect(Collectors.joining(", "));
    return "There is " + some + (known.size() > LONGEST_LIST ? ", ..." : ".");
  }

  /** The known name that is spelled most alike; empty where none is. */
  static String nearest(String name, Collection<String> known) {
    String nearest = "";
    if (name.length() > LONGEST_NAME) {
      return nearest;
    }
    int least = Math.max(2, name.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** A name for use in a message: cut when somebody made it endless. */
  static String shown(String name) {
    return shown(name, LONGEST_NAME);
  }

  static String shown(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }

  /**
   * Levenshtein's: the fewest insertions, deletions and replacements that make one of the other.
   */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[previous.length];
      current[0] = i;
      for (int j = 1; j < current.length; j++) {
        int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
