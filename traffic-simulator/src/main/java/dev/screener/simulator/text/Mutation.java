package dev.screener.simulator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Ways in which a campaign varies its template. Each leaves all words of the template readable to a
 * person; which words stay as they were, letter by letter, its comment says.
 */
public enum Mutation {
  /** Two neighbouring letters of one word change places; all other words stay. */
  TYPO {
    @Override
    public String apply(String text, RandomGenerator random) {
      List<String> words = words(text);
      for (int tries = 0; tries < 20; tries++) {
        int at = random.nextInt(words.size());
        String word = words.get(at);
        if (word.length() >= 4 && !word.contains(TITLE)) {
          int letter = 1 + random.nextInt(word.length() - 2);
          char[] letters = word.toCharArray();
          char swapped = letters[letter];
          letters[letter] = letters[letter - 1];
          letters[letter - 1] = swapped;
          words.set(at, new String(letters));
          break;
        }
      }
      return String.join(" ", words);
    }
  },
  /** Emoji before or behind; every word stays. */
  EMOJI {
    @Override
    public String apply(String text, RandomGenerator random) {
      String emoji = pick(EMOJIS, random).repeat(1 + random.nextInt(3));
      return random.nextBoolean() ? text + " " + emoji : emoji + " " + text;
    }
  },
  /** The film's title stands where it did not, or no longer where it did; every word stays. */
  TITLE_SLOT {
    @Override
    public String apply(String text, RandomGenerator random) {
      return text.contains(TITLE)
          ? text.replace(TITLE, "this film")
          : random.nextBoolean() ? TITLE + ": " + text : text + " (" + TITLE + ")";
    }
  },
  /** Up to three letters look the same and are another alphabet's. */
  HOMOGLYPH {
    @Override
    public String apply(String text, RandomGenerator random) {
      StringBuilder changed = new StringBuilder(text);
      int left = 1 + random.nextInt(3);
      int from = random.nextInt(text.length());
      for (int i = 0; i < text.length() && left > 0; i++) {
        int at = (from + i) % text.length();
        int found = LATIN.indexOf(text.charAt(at));
        if (found >= 0) {
          changed.setCharAt(at, CYRILLIC.charAt(found));
          left--;
        }
      }
      return changed.toString();
    }
  },
  /**
   * The part after the first comma comes first, or two neighbours change places; every word stays.
   */
  WORD_ORDER {
    @Override
    public String apply(String text, RandomGenerator random) {
      int comma = text.indexOf(", ");
      if (comma > 0 && random.nextBoolean()) {
        return text.substring(comma + 2) + ", " + text.substring(0, comma);
      }
      List<String> words = words(text);
      if (words.size() > 1) {
        int at = random.nextInt(words.size() - 1);
        String word = words.get(at);
        words.set(at, words.get(at + 1));
        words.set(at + 1, word);
      }
      return String.join(" ", words);
    }
  },
  /** One word is replaced by one of like meaning; all others stay. */
  SYNONYMS {
    @Override
    public String apply(String text, RandomGenerator random) {
      List<String> words = words(text);
      int from = random.nextInt(words.size());
      for (int i = 0; i < words.size(); i++) {
        int at = (from + i) % words.size();
        String word = words.get(at);
        String bare = word.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
        List<String> others = LIKE.get(bare);
        if (others != null) {
          words.set(at, word.toLowerCase(Locale.ROOT).replace(bare, pick(others, random)));
          break;
        }
      }
      return String.join(" ", words);
    }
  },
  /** Other marks at the end, or none; every word stays. */
  PUNCTUATION {
    @Override
    public String apply(String text, RandomGenerator random) {
      String bare = text.replaceAll("[.!]+$", "");
      return switch (random.nextInt(3)) {
        case 0 -> bare.replace(",", "");
        case 1 -> bare + pick(MARKS, random);
        default -> bare.replace(", ", " - ") + pick(MARKS, random);
      };
    }
  },
  /** Upper or lower case throughout; every word stays but for its case. */
  CASE {
    @Override
    public String apply(String text, RandomGenerator random) {
      // The mark for the title has no case, so the title itself comes in as it is.
      return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }
  };

  /** Stands for the film's title in a template until its film is known. */
  public static final String TITLE = "\uE000";

  private static final List<String> EMOJIS = List.of("😍", "🔥", "👍", "❤️", "🎬", "⭐", "👏", "🍿");
  private static final List<String> MARKS = List.of("!", "!!", "...", ".", "!!!", " :)");
  private static final String LATIN = "aeopcxyABEKMHOPCTX";
  private static final String CYRILLIC = "аеорсхуАВЕКМНОРСТХ";
  private static final Map<String, List<String>> LIKE =
      Map.ofEntries(
          Map.entry("film", List.of("movie", "picture", "flick")),
          Map.entry("movie", List.of("film", "picture", "flick")),
          Map.entry("best", List.of("finest", "greatest")),
          Map.entry("great", List.of("amazing", "superb", "wonderful")),
          Map.entry("watched", List.of("saw", "viewed")),
          Map.entry("ever", List.of("yet", "of all")),
          Map.entry("loved", List.of("adored", "enjoyed")),
          Map.entry("story", List.of("plot", "tale")),
          Map.entry("acting", List.of("cast", "performances")),
          Map.entry("everyone", List.of("everybody", "anyone")),
          Map.entry("must", List.of("should", "have to")),
          Map.entry("really", List.of("truly", "genuinely")));

  /** The text, changed in this way; by the same random numbers always in the same way. */
  public abstract String apply(String text, RandomGenerator random);

  private static List<String> words(String text) {
    return new ArrayList<>(List.of(text.split(" ", -1)));
  }

  private static String pick(List<String> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }
}
