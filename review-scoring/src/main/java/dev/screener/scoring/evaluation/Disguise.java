package dev.screener.scoring.evaluation;

import java.util.Locale;
import java.util.SplittableRandom;

/** Ways in which authors hide what they write from filters, to be tried on any text. */
public enum Disguise {
  NONE {
    @Override
    String apply(String text, SplittableRandom random) {
      return text;
    }
  },
  HOMOGLYPHS {
    @Override
    String apply(String text, SplittableRandom random) {
      return replace(text, random, 0.4, LATIN_LETTERS, LOOK_ALIKES);
    }
  },
  ZERO_WIDTH {
    @Override
    String apply(String text, SplittableRandom random) {
      return between(text, random, 0.3, "\u200B");
    }
  },
  LEET {
    @Override
    String apply(String text, SplittableRandom random) {
      return replace(text, random, 0.6, "aeiostAEIOST", "431057431057");
    }
  },
  SPACED {
    @Override
    String apply(String text, SplittableRandom random) {
      StringBuilder spaced = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        boolean chosen = word.length() > 3 && random.nextInt(10) < 4;
        spaced.append(chosen ? String.join(" ", word.split("")) : word).append(' ');
      }
      return spaced.toString().trim();
    }
  },
  FULLWIDTH {
    @Override
    String apply(String text, SplittableRandom random) {
      StringBuilder wide = new StringBuilder();
      text.codePoints().forEach(c -> wide.appendCodePoint(c > ' ' && c < 127 ? c + 0xFEE0 : c));
      return wide.toString();
    }
  },
  EMOJI {
    @Override
    String apply(String text, SplittableRandom random) {
      StringBuilder decorated = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        boolean chosen = random.nextInt(10) < 4;
        decorated.append(word).append(chosen ? "\uD83D\uDD25 " : " ");
      }
      return decorated.toString().trim();
    }
  },
  DOUBLED {
    @Override
    String apply(String text, SplittableRandom random) {
      StringBuilder doubled = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        boolean chosen = word.length() > 2 && random.nextInt(10) < 5;
        word.codePoints()
            .forEach(
                c -> {
                  doubled.appendCodePoint(c);
                  if (chosen && Character.isLetter(c)) {
                    doubled.appendCodePoint(c);
                  }
                });
        doubled.append(' ');
      }
      return doubled.toString().trim();
    }
  },
  BIDI {
    @Override
    String apply(String text, SplittableRandom random) {
      StringBuilder reversed = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        boolean chosen = word.length() > 2 && random.nextInt(10) < 4;
        reversed.append(
            chosen ? "\u202E" + new StringBuilder(word).reverse() + "\u202C " : word + " ");
      }
      return reversed.toString().trim();
    }
  };

  private static final String LATIN_LETTERS = "aceopxyiABCEHKMOPTX";
  private static final String LOOK_ALIKES =
      "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0456\u0410\u0412\u0421\u0415\u041D\u041A\u041C"
          + "\u041E\u0420\u0422\u0425";

  abstract String apply(String text, SplittableRandom random);

  /** The text in this disguise; the same text and seed give the same result. */
  public String hide(String text, long seed) {
    return apply(text, new SplittableRandom(seed ^ text.hashCode()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String replace(
      String text, SplittableRandom random, double share, String from, String to) {
    StringBuilder replaced = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      if (at >= 0 && random.nextDouble() < share) {
        replaced.setCharAt(i, to.charAt(at));
      }
    }
    return replaced.toString();
  }

  private static String between(
      String text, SplittableRandom random, double share, String inserted) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              result.appendCodePoint(c);
              if (Character.isLetter(c) && random.nextDouble() < share) {
                result.append(inserted);
              }
            });
    return result.toString();
  }
}
