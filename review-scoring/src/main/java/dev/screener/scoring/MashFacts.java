package dev.screener.scoring;

import java.util.Arrays;

/**
 * The build of words: what keyboard mash shows in any language of a script, known or not. Language
 * alternates vowels and consonants and hardly follows the rows of a keyboard.
 */
final class MashFacts {

  private static final int FACT = 50;
  private static final int LEVELS = 5;
  private static final int LEAST_LETTERS = 4;
  private static final int LONG_CLUSTER = 5;

  private static final String VOWELS = "aeiouyаеиоуыэюяёіїєαειουηω";
  private static final String ROWS =
      "qwertyuiop asdfghjkl zxcvbnm йцукенгшщзхъ фывапролджэ ячсмитьбю";

  // One look-up a letter: its place on the keyboard, and whether it is a vowel.
  private static final int LETTERS = 0x500;
  private static final int VOWEL_BIT = 1 << 8;
  private static final int PLACE = 0xFF;
  private static final short[] LETTER = new short[LETTERS];
  private static final int NO_NEIGHBOUR = -2;

  static {
    for (int i = 0; i < ROWS.length(); i++) {
      if (ROWS.charAt(i) != ' ') {
        LETTER[ROWS.charAt(i)] = (short) (i + 1);
      }
    }
    VOWELS.chars().forEach(c -> LETTER[c] |= VOWEL_BIT);
  }

  // Longer texts are read letter by letter.
  private static final int LONGEST = 4096;

  // Of an ASCII character, in bits that many can be compared by at once: its place on the keyboard,
  // moved away from 0, and what it is.
  private static final int PLACE_FROM = 3;
  private static final int CONSONANT_SHIFT = 9;
  private static final int LETTER_SHIFT = 10;
  private static final int FIGURE_SHIFT = 11;
  private static final int[] ASCII = new int[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      int place = LETTER[c] & PLACE;
      boolean vowel = (LETTER[c] & VOWEL_BIT) != 0;
      boolean figure = c >= '0' && c <= '9';
      ASCII[c] =
          (place > 0 ? place + PLACE_FROM | 1 << LETTER_SHIFT : 0)
              | (place > 0 && !vowel ? 1 << CONSONANT_SHIFT : 0)
              | (figure ? 1 << FIGURE_SHIFT : 0);
    }
  }

  /** For each character what it is, from index 1 on; around them zeros. */
  private final int[] kinds = new int[LONGEST + LONG_CLUSTER + 1];

  /**
   * Reads the facts.
   *
   * @param contacts whether the text may hold an address
   */
  void read(FoldedText text, boolean contacts, Features features) {
    boolean lettersAreWords = text.ascii && !contacts && text.length <= LONGEST;
    if (!lettersAreWords || !readOrdinary(text, features)) {
      readAny(text, features);
    }
  }

  /**
   * Reads a text in which no word has a cluster of consonants or a figure, nor begins with four
   * consonants, so that none lacks vowels: then but one fact is left, for which letters that follow
   * each other are compared, many at once. Answers false, having done nothing, for another text.
   */
  private boolean readOrdinary(FoldedText text, Features features) {
    int length = text.length;
    int[] folded = text.folded;
    int[] all = kinds;
    for (int i = 0; i < length; i++) {
      all[i + 1] = ASCII[folded[i]];
    }
    Arrays.fill(all, length + 1, length + 1 + LONG_CLUSTER, 0);
    if (countUnusual(all, all, all, all, all, 1, length) > 0) {
      return false;
    }
    add(features, 1, countNeighbours(all, all, 1, length), countLetters(all, length));
    return true;
  }

  // The same array several times, each read from another place on, is what the compiler takes many
  // at once of.
  private static int countUnusual(
      int[] one, int[] two, int[] three, int[] four, int[] five, int by, int length) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      int first = one[i];
      int second = two[i + by];
      int threeMore = second & three[i + 2 * by] & four[i + 3 * by];
      int consonants = (first | ~first >>> 1) & threeMore & five[i + 4 * by];
      int mixed = (first >>> 1 & second) | (second >>> 1 & first);
      count += (consonants >>> CONSONANT_SHIFT & 1) | (mixed >>> LETTER_SHIFT & 1);
    }
    return count;
  }

  private static int countNeighbours(int[] one, int[] two, int by, int length) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      int place = one[i] & PLACE;
      int next = two[i + by] & PLACE;
      int apart = next - place;
      count += ~(apart + 1 | 1 - apart | next - 1) >>> 31;
    }
    return count;
  }

  private static int countLetters(int[] kinds, int length) {
    int count = 0;
    for (int i = 1; i <= length; i++) {
      count += kinds[i] >>> LETTER_SHIFT & 1;
    }
    return count;
  }

  private static void readAny(FoldedText text, Features features) {
    int[] folded = text.folded;
    int letters = 0;
    int clustered = 0;
    int alongRows = 0;
    int vowelless = 0;
    int loneJamo = 0;
    for (int token = 0; token < text.tokens; token++) {
      if (text.tokenKind[token] != FoldedText.WORD) {
        continue;
      }
      int start = text.tokenStart[token];
      int end = text.tokenEnd[token];
      letters += end - start;
      int cluster = 0;
      int vowels = 0;
      int previous = NO_NEIGHBOUR;
      for (int i = start; i < end; i++) {
        int c = folded[i];
        int letter = c < LETTERS ? LETTER[c] : 0;
        int place = letter & PLACE;
        // Sums instead of branches: no processor can foretell the next letter.
        int vowel = letter >>> 8;
        int consonant = (-place >>> 31) & ~vowel;
        vowels += vowel;
        cluster = (cluster + consonant) & (vowel - 1);
        if (cluster >= LONG_CLUSTER) {
          clustered += cluster > LONG_CLUSTER ? consonant : LONG_CLUSTER * consonant;
        }
        alongRows += place > 0 && Math.abs(place - previous) <= 1 ? 1 : 0;
        previous = place > 0 ? place : NO_NEIGHBOUR;
        loneJamo += c >= 0x1100 && c <= 0x11FF ? 1 : 0;
      }
      boolean wordLike = end - start >= LEAST_LETTERS && folded[start] < LETTERS;
      vowelless += wordLike && vowels == 0 ? end - start : 0;
    }
    add(features, 0, clustered, letters);
    add(features, 1, alongRows, letters);
    add(features, 2, vowelless, letters);
    add(features, 3, loneJamo, letters);
  }

  private static void add(Features features, int which, int part, int letters) {
    if (part > 0) {
      features.addFact(FACT + which, Math.min(LEVELS, 1 + part * 2 * LEVELS / (letters + 1)));
    }
  }
}
