package dev.screener.scoring.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What a swarm's author changes in a template so that no two copies are equal. */
enum Mutation {
  TYPO {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i + 1 < text.length(); i++) {
        if (Character.isLetter(text.charAt(i)) && Character.isLetter(text.charAt(i + 1))) {
          places.add(i);
        }
      }
      if (places.isEmpty()) {
        return text;
      }
      int at = places.get(random.nextInt(places.size()));
      String before = text.substring(0, at);
      char here = text.charAt(at);
      char next = text.charAt(at + 1);
      String after = text.substring(at + 2);
      return switch (random.nextInt(3)) {
        case 0 -> before + next + here + after;
        case 1 -> before + next + after;
        default -> before + (char) (here + 1) + next + after;
      };
    }
  },
  EMOJI {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      String emoji = EMOJI_KEYS[random.nextInt(EMOJI_KEYS.length)];
      List<String> words = words(text);
      words.add(random.nextInt(words.size() + 1), emoji);
      return String.join(" ", words);
    }
  },
  TITLE_SLOT {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      List<String> words = words(text);
      words.add(random.nextInt(words.size() + 1), title);
      return String.join(" ", words);
    }
  },
  HOMOGLYPH {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      StringBuilder changed = new StringBuilder(text);
      int start = random.nextInt(Math.max(1, text.length()));
      for (int i = 0; i < text.length(); i++) {
        int at = (start + i) % text.length();
        int letter = PLAIN.indexOf(text.charAt(at));
        if (letter >= 0) {
          changed.setCharAt(at, ALIKE.charAt(letter));
          break;
        }
      }
      return changed.toString();
    }
  },
  WORD_ORDER {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      List<String> words = words(text);
      if (words.size() < 2) {
        return text;
      }
      int at = random.nextInt(words.size() - 1);
      Collections.swap(words, at, at + 1);
      return String.join(" ", words);
    }
  },
  SYNONYM {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      List<String> words = words(text);
      int at = random.nextInt(words.size());
      boolean spaced = words.size() > 1;
      if (spaced) {
        words.set(at, OTHERS[random.nextInt(OTHERS.length)]);
        return String.join(" ", words);
      }
      int from = random.nextInt(Math.max(1, text.length() - 2));
      return text.substring(0, from)
          + "\u8D85\u7EA7"
          + text.substring(Math.min(text.length(), from + 2));
    }
  },
  PUNCTUATION {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      String[] ends = {"!", "!!", "...", ".", "?!", " ~"};
      String bare = text.replaceAll("[.!?,;:]", "");
      return bare.replaceFirst(" ", random.nextBoolean() ? ", " : " - ")
          + ends[random.nextInt(ends.length)];
    }
  },
  CASE {
    @Override
    String apply(String text, String title, SplittableRandom random) {
      return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }
  };

  private static final String[] EMOJI_KEYS = {
    "\uD83D\uDD25", "\u2764\uFE0F", "\uD83D\uDE0D", "\uD83D\uDC4D\uD83C\uDFFD"
  };
  private static final String PLAIN = "aeopcxyi";
  private static final String ALIKE = "\u0430\u0435\u043E\u0440\u0441\u0445\u0443\u0456";
  private static final String[] OTHERS = {
    "stunning",
    "picture",
    "totally",
    "brilliant",
    "flick",
    "superb",
    "masterpiece",
    "ever",
    "loved",
    "truly"
  };

  /** The text as the mutation leaves it. */
  abstract String apply(String text, String title, SplittableRandom random);

  private static List<String> words(String text) {
    return new ArrayList<>(Arrays.asList(text.trim().split("\\s+")));
  }
}
