package dev.screener.scoring;

import java.util.List;

/**
 * How much a common word says, in bits: minus the binary logarithm of its share of all words. The
 * shares are rough, told by the word's place in the lists of what is said under every film: English
 * ones were measured by section over 5,600 reviews, Korean ones follow from the rank (Zipf's law),
 * since that list stands in order of frequency.
 */
public final class WordBits {

  private static final String FUNCTION_WORDS_END = "# Verbs";
  private static final float ENGLISH_FUNCTION_WORD = 7;
  private static final float ENGLISH_COMMONPLACE = 9.5f;
  private static final float KOREAN_FIRST = 4;
  private static final float KOREAN_LAST = 14;
  private static final double LN_2 = StrictMath.log(2);

  private static final int SLOTS = 1 << 13;
  private static final long LOW = 63;
  private static final float QUARTER = 4;

  private static final WordBits LISTED = new WordBits();

  // A hash and, in its lowest bits, how much the word says in quarters of a bit: one look a word.
  private final long[] slots = new long[SLOTS];
  private final TextFolding folding = new TextFolding();
  private final FoldedText folded = new FoldedText();

  private WordBits() {
    float english = ENGLISH_FUNCTION_WORD;
    for (String line : WordList.linesWithComments("commonplaces-en.txt")) {
      english = line.startsWith(FUNCTION_WORDS_END) ? ENGLISH_COMMONPLACE : english;
      if (!line.startsWith("#")) {
        put(line, english);
      }
    }
    List<String> korean = WordList.lines("commonplaces-ko.txt");
    for (int rank = 0; rank < korean.size(); rank++) {
      double rare = KOREAN_FIRST + StrictMath.log(rank + 2.0) / LN_2;
      put(korean.get(rank), (float) Math.min(KOREAN_LAST, rare));
    }
  }

  /** The bits of a folded word by its token hash; 0 when it stands in no list. */
  public static float of(long hash) {
    return (LISTED.slots[LISTED.slot(hash)] & LOW) / QUARTER;
  }

  private void put(String word, float value) {
    folding.fold(null, word, folded);
    if (folded.tokens != 1) {
      return;
    }
    int slot = slot(folded.tokenHash[0]);
    if (slots[slot] == 0) {
      slots[slot] = (folded.tokenHash[0] & ~LOW) | Math.round(value * QUARTER);
    }
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ hash >>> 32) & (SLOTS - 1);
    while (isAnother(slots[slot], hash)) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /** One branch for both: whether there is a word cannot be foretold, that it is another can. */
  private static boolean isAnother(long found, long hash) {
    long difference = (found ^ hash) & ~LOW;
    return ((found | -found) & (difference | -difference)) < 0;
  }
}
