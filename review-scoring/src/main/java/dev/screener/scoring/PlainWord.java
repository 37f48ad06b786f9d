package dev.screener.scoring;

/**
 * A short cut past {@link Word} for what most words of most texts are: plain ASCII letters between
 * blanks and everyday punctuation, of which nothing has to be undone and no address can be made.
 */
final class PlainWord {

  // Longer than any address, which would be cut.
  private static final int LONGEST = 60;

  private long hash;
  private int flags;

  /**
   * Where the word that begins here ends, or -1 when it needs a closer look; then nothing is known
   * of it. Writes its characters to the text from {@code write} on; those count only if it is one.
   */
  int read(int[] staged, int[] origins, int start, int limit, FoldedText text, int write) {
    int[] folded = text.folded;
    int[] origin = text.origin;
    long mixed = FoldedText.HASH_START;
    // A bit for each letter: whether it repeats the one before.
    long repeats = 0;
    int upper = 0;
    int previous = 0;
    int end = Math.min(limit, start + LONGEST + 1);
    int to = write;
    int i = start;
    while (i < end) {
      int packed = staged[i];
      if (!TextFolding.isPlainLetter(packed)) {
        break;
      }
      int letter = TextFolding.codePoint(packed);
      repeats = repeats << 1 | ((letter ^ previous) - 1) >>> 31;
      previous = letter;
      upper += packed & TextFolding.UPPER_BIT;
      mixed = FoldedText.hashStep(mixed, letter);
      folded[to] = letter;
      origin[to++] = origins[i++];
    }
    int length = i - start;
    if (length < 2 || length > LONGEST || !endsWord(staged, i, limit)) {
      return -1;
    }
    // A run of three is stretched, and a pair at the start may be one of a word doubled all
    // through.
    boolean stretched = (repeats & repeats >>> 1) != 0;
    boolean doubled = (repeats >>> (length - 2) & 1) != 0;
    if (stretched || doubled) {
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
