package dev.screener.scoring;

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

  private MashFacts() {}

  static void read(FoldedText text, Features features) {
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
