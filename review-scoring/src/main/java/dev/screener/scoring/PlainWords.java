package dev.screener.scoring;

import java.util.Arrays;

/**
 * A short cut past {@link Word} for what most words of most texts are: plain ASCII letters between
 * blanks and everyday punctuation, of which nothing has to be undone and no address can be made.
 *
 * <p>Where a word ends no processor can foretell, so no loop here runs up to there: the edges of
 * words are noted by a sum while characters are staged, and hashes are made in steps of eight.
 */
final class PlainWords {

  /** So many characters of any kind may be read behind a text. */
  static final int STEP = 8;

  // Longer than any address, which would be cut.
  private static final int LONGEST = 60;
  private static final int INITIAL = 2048;
  private static final int SENTINELS = 3;
  private static final int[] NONE = new int[0];

  /** Where runs of plain letters begin and end, in turn; behind them the text's length. */
  private int[] edges = new int[INITIAL];

  private int edgeCount;

  /** Whether the character staged last is a plain letter: 1 or 0. */
  private int inLetters;

  /** What is neither a plain letter nor merely copied; behind them the text's length. */
  private int[] others = new int[1];

  private int otherCount;

  /** Whether three letters of a kind may follow each other. */
  private boolean stretched;

  /** Whether a character was changed after it was noted. */
  private boolean stale;

  private final long[] hashes = new long[STEP + 1];
  private int[] staged = NONE;
  private int[] folded = NONE;
  private int limit;
  private int edge;
  private int other;

  void clear() {
    edgeCount = 0;
    inLetters = 0;
    otherCount = 0;
    stretched = false;
    stale = false;
  }

  /** Makes room for so many characters. */
  void ensure(int characters) {
    if (edges.length < characters + SENTINELS) {
      edges = Arrays.copyOf(edges, characters + SENTINELS);
    }
  }

  /** Forgets how large a text was. */
  void shrink() {
    edges = new int[INITIAL];
    others = new int[1];
  }

  /** Notes the character that was staged last. */
  void note(int[] characters, int at) {
    int packed = characters[at];
    int letter = TextFolding.plainLetter(packed);
    edges[edgeCount] = at;
    edgeCount += letter ^ inLetters;
    inLetters = letter;
    if (letter == 0) {
      noteOther(packed, at);
    } else if (at > 1) {
      int codePoint = TextFolding.codePoint(packed);
      stretched |=
          codePoint == TextFolding.codePoint(characters[at - 1])
              && codePoint == TextFolding.codePoint(characters[at - 2]);
    }
  }

  /** Notes several characters, none of which is an other one or the third of a kind. */
  void noteCalm(int[] characters, int from, int to) {
    int[] at = edges;
    int count = edgeCount;
    int before = inLetters;
    for (int i = from; i < to; i++) {
      int letter = characters[i] >>> TextFolding.CASED_SHIFT & 1;
      at[count] = i;
      count += letter ^ before;
      before = letter;
    }
    edgeCount = count;
    inLetters = before;
  }

  private void noteOther(int packed, int at) {
    if (packed >>> TextFolding.COPIED_SHIFT == 0) {
      if (otherCount + 1 == others.length) {
        others = Arrays.copyOf(others, others.length * 2);
      }
      others[otherCount++] = at;
    }
  }

  /** A character was changed after it was noted. */
  void forget() {
    stale = true;
  }

  /**
   * Takes a text.
   *
   * @param characters as they were staged and noted
   * @param plain the same without flags, and {@link #STEP} more of any kind
   */
  void begin(int[] characters, int[] plain, int length) {
    if (stale) {
      clear();
      for (int i = 0; i < length; i++) {
        note(characters, i);
      }
    }
    staged = characters;
    folded = plain;
    limit = length;
    edge = 0;
    other = 0;
    Arrays.fill(edges, edgeCount, edgeCount + SENTINELS, length);
    others[otherCount] = length;
  }

  /** Goes on to the first run of letters that does not end before the index, and answers it. */
  int next(int index) {
    while (edges[edge + 1] <= index && edges[edge] < limit) {
      edge += 2;
    }
    return Math.max(index, edges[edge]);
  }

  /** Where the run of letters ends that was answered last. */
  int end() {
    return edges[edge + 1];
  }

  /** The first character from the index on that is neither a plain letter nor merely copied. */
  int other(int index) {
    while (others[other] < index) {
      other++;
    }
    return others[other];
  }

  /** Whether the letters from start to end are a plain word. */
  boolean isWord(int start, int end) {
    int length = end - start;
    return length <= LONGEST
        && endsWord(end)
        && (length > 1 ? folded[start] != folded[start + 1] : standsAlone(start))
        && !(stretched && isStretched(start, end));
  }

  /** The hash of the plain word. */
  long hash(int start, int end) {
    long hash = FoldedText.HASH_START;
    int from = start;
    int left = end - start;
    while (left > STEP) {
      hash = steps(hash, from);
      from += STEP;
      left -= STEP;
    }
    steps(hash, from);
    return hashes[left];
  }

  /** The token flags of the plain word. */
  int flags(int start, int end) {
    if ((staged[end - 1] & TextFolding.UPPER_BIT) == 0) {
      return 0;
    }
    int upper = 0;
    for (int i = start; i < end; i++) {
      upper += staged[i] & TextFolding.UPPER_BIT;
    }
    boolean capitals = end - start > 1 && upper == (end - start) * TextFolding.UPPER_BIT;
    return capitals ? FoldedText.CAPITALS : 0;
  }

  /** Goes on by eight letters, remembers the hash behind each, and answers the last. */
  private long steps(long hash, int from) {
    int[] letters = folded;
    long[] behind = hashes;
    long one = FoldedText.hashStep(hash, letters[from]);
    long two = FoldedText.hashStep(one, letters[from + 1]);
    long three = FoldedText.hashStep(two, letters[from + 2]);
    long four = FoldedText.hashStep(three, letters[from + 3]);
    long five = FoldedText.hashStep(four, letters[from + 4]);
    long six = FoldedText.hashStep(five, letters[from + 5]);
    long seven = FoldedText.hashStep(six, letters[from + 6]);
    long eight = FoldedText.hashStep(seven, letters[from + 7]);
    behind[1] = one;
    behind[2] = two;
    behind[3] = three;
    behind[4] = four;
    behind[5] = five;
    behind[6] = six;
    behind[7] = seven;
    behind[8] = eight;
    return eight;
  }

  private boolean isStretched(int start, int end) {
    for (int i = start + 2; i < end; i++) {
      if (folded[i] == folded[i - 1] && folded[i] == folded[i - 2]) {
        return true;
      }
    }
    return false;
  }

  /** A letter by itself may be the first of a word that is spelled, unless a whole one follows. */
  private boolean standsAlone(int start) {
    return start + 1 >= limit
        || (start + 3 < limit
            && isGap(staged[start + 1])
            && TextFolding.isPlainLetter(staged[start + 2])
            && TextFolding.isPlainLetter(staged[start + 3]));
  }

  private boolean endsWord(int at) {
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
