package dev.screener.scoring;

/**
 * How much of the text says again what it said before: characters, pairs of words, lines, pieces.
 */
final class RepetitionGauge implements Gauge {

  private static final int PIECE = 6;
  private static final int LINE_WORDS = 3;
  private static final long BASE = 0x100000001B3L;
  private static final long BASE_TO_FIRST = power(BASE, PIECE - 1);

  private static final int SMALLEST = 1024;
  // A rare huge text should not pin its buffers for the life of the thread.
  private static final int RETAINED = 1 << 16;

  private final SeenHashes seen = new SeenHashes();
  private long[] hashes = new long[SMALLEST];

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    scores.setShare(ContentSignal.REPEATED_CHARACTERS, text.tally.stretched, text.tally.visible);
    scores.setShare(ContentSignal.COMPRESSIBILITY, repeatedPieces(text), text.length - PIECE + 1);
    scores.setShare(ContentSignal.REPEATED_WORDS, repeatedPairs(text), text.tokens - 1);
    repeatedLines(text, scores);
  }

  private int repeatedPieces(FoldedText text) {
    int[] folded = text.folded;
    int length = text.length;
    ensure(length);
    int pieces = Math.max(0, length - PIECE + 1);
    long rolling = 0;
    for (int i = 0; i < length - pieces; i++) {
      rolling = rolling * BASE + folded[i];
    }
    for (int i = 0; i < pieces; i++) {
      rolling = rolling * BASE + folded[i + PIECE - 1];
      hashes[i] = rolling * 0x9E3779B97F4A7C15L;
      rolling -= folded[i] * BASE_TO_FIRST;
    }
    return seen.repeats(hashes, pieces);
  }

  private int repeatedPairs(FoldedText text) {
    int pairs = Math.max(0, text.tokens - 1);
    ensure(pairs);
    for (int i = 0; i < pairs; i++) {
      hashes[i] = text.tokenHash[i] * BASE + text.tokenHash[i + 1];
    }
    return seen.repeats(hashes, pairs);
  }

  private void repeatedLines(FoldedText text, ScoreSheet scores) {
    ensure(text.tokens);
    int lines = 0;
    int words = 0;
    long line = 0;
    for (int i = 0; i < text.tokens; i++) {
      line = (line + text.tokenHash[i]) * BASE;
      words++;
      if (i == text.tokens - 1 || breaksBetween(text, i)) {
        if (words >= LINE_WORDS) {
          hashes[lines++] = line;
        }
        words = 0;
        line = 0;
      }
    }
    scores.setShare(ContentSignal.REPEATED_LINES, seen.repeats(hashes, lines), lines);
  }

  private void ensure(int capacity) {
    if (hashes.length < capacity || hashes.length > RETAINED) {
      hashes = new long[Math.max(SMALLEST, capacity * 2)];
    }
  }

  private static boolean breaksBetween(FoldedText text, int token) {
    for (int i = text.tokenEnd[token]; i < text.tokenStart[token + 1]; i++) {
      if (text.folded[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private static long power(long base, int exponent) {
    long result = 1;
    for (int i = 0; i < exponent; i++) {
      result *= base;
    }
    return result;
  }
}
