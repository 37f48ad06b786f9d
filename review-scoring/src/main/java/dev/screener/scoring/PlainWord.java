package dev.screener.scoring;

/**
 * A short cut past {@link Word} for what most words of most texts are: plain ASCII letters between
 * blanks and everyday punctuation, of which nothing has to be undone and no address can be made.
 */
final class PlainWord {

  // Longer than any address, which would be cut.
  private static final int LONGEST = 64;

  private long hash;
  private int flags;

  /**
   * Where the word that begins here ends, or -1 when it needs a closer look; then nothing is known
   * of it.
   */
  int endOf(int[] staged, int start, int limit) {
    long mixed = FoldedText.HASH_START;
    int upper = 0;
    int previous = 0;
    boolean doubles = false;
    int i = start;
    while (i < limit) {
      int packed = staged[i];
      if (!TextFolding.isPlainLetter(packed)) {
        break;
      }
      int letter = TextFolding.codePoint(packed);
      if (letter == previous) {
        // A run of three is stretched, and one at the start may be doubled all through.
        if (doubles || i == start + 1) {
          return -1;
        }
        doubles = true;
      } else {
        doubles = false;
      }
      previous = letter;
      upper += packed & TextFolding.UPPER_BIT;
      mixed = FoldedText.hashStep(mixed, letter);
      i++;
    }
    int length = i - start;
    if (length < 2 || length > LONGEST || !endsWord(staged, i, limit)) {
      return -1;
    }
    hash = mixed;
    flags = upper == length * TextFolding.UPPER_BIT ? FoldedText.CAPITALS : 0;
    return i;
  }

  /** The hash of the word last found. */
  long hash() {
    return hash;
  }

  /** The token flags of the word last found. */
  int flags() {
    return flags;
  }

  private static boolean endsWord(int[] staged, int at, int limit) {
    if (at >= limit) {
      return true;
    }
    int packed = staged[at];
    if (isGap(packed)) {
      return true;
    }
    return switch (TextFolding.codePoint(packed)) {
      case ',', '!', ';', '"', '(', ')' -> true;
      case '.', ':', '?' -> at + 1 >= limit || isGap(staged[at + 1]);
      default -> false;
    };
  }

  private static boolean isGap(int packed) {
    int characterClass = TextFolding.characterClass(packed);
    return characterClass == CodePoints.SPACE || characterClass == CodePoints.NEWLINE;
  }
}
