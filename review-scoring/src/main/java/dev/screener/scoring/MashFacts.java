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

  private static final boolean[] VOWEL = letters("aeiouyаеиоуыэюяёіїєαειουηω");
  private static final String ROWS =
      "qwertyuiop asdfghjkl zxcvbnm йцукенгшщзхъ фывапролджэ ячсмитьбю";
  private static final short[] KEY = new short[0x500];

  static {
    for (int i = 0; i < ROWS.length(); i++) {
      if (ROWS.charAt(i) != ' ') {
        KEY[ROWS.charAt(i)] = (short) (i + 1);
      }
    }
  }

  private MashFacts() {}

  static void read(FoldedText text, Features features) {
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
      for (int i = start; i < end; i++) {
        int c = text.folded[i];
        if (isVowel(c)) {
          vowels++;
          cluster = 0;
        } else if (c < KEY.length && KEY[c] != 0) {
          cluster++;
          clustered += cluster == LONG_CLUSTER ? LONG_CLUSTER : cluster > LONG_CLUSTER ? 1 : 0;
        }
        alongRows += i > start && areNeighbours(text.folded[i - 1], c) ? 1 : 0;
        loneJamo += c >= 0x1100 && c <= 0x11FF ? 1 : 0;
      }
      boolean wordLike = end - start >= LEAST_LETTERS && KEY.length > text.folded[start];
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

  private static boolean isVowel(int c) {
    return c < VOWEL.length && VOWEL[c];
  }

  private static boolean areNeighbours(int left, int right) {
    return left < KEY.length
        && right < KEY.length
        && KEY[left] != 0
        && KEY[right] != 0
        && Math.abs(KEY[left] - KEY[right]) <= 1;
  }

  private static boolean[] letters(String letters) {
    boolean[] table = new boolean[0x500];
    letters.chars().forEach(c -> table[c] = true);
    return table;
  }
}
