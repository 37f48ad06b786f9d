package dev.screener.scoring;

/**
 * How much of the text says again what it said before: characters, pairs of words, lines, pieces.
 */
final class RepetitionGauge implements Gauge {

  private static final int LINE_WORDS = 3;
  private static final long BASE = 0x100000001B3L;

  private static final int SMALLEST = 1024;
  // A rare huge text should not pin its buffers for the life of the thread.
  private static final int RETAINED = 1 << 16;

  private final SeenPieces seenPieces = new SeenPieces();
  private final SeenHashes seen = new SeenHashes();
  private long[] hashes = new long[SMALLEST];

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    scores.setShare(ContentSignal.REPEATED_CHARACTERS, text.tally.stretched, text.tally.visible);
    scores.setShare(
        ContentSignal.COMPRESSIBILITY, seenPieces.repeats(text), text.length - SeenPieces.SIZE + 1);
    scores.setShare(ContentSignal.REPEATED_WORDS, repeatedPairs(text), text.tokens - 1);
    repeatedLines(text, scores);
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
    if (lineBreaks(text) == 0) {
      scores.setShare(ContentSignal.REPEATED_LINES, 0, text.tokens < LINE_WORDS ? 0 : 1);
      return;
    }
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

  private static int lineBreaks(FoldedText text) {
    int[] folded = text.folded;
    int length = text.length;
    int breaks = 0;
    // A sum instead of a search, since the processor adds many at once.
    for (int i = 0; i < length; i++) {
      breaks += ((folded[i] ^ '\n') - 1) >>> 31;
    }
    return breaks;
  }

  private static boolean breaksBetween(FoldedText text, int token) {
    for (int i = text.tokenEnd[token]; i < text.tokenStart[token + 1]; i++) {
      if (text.folded[i] == '\n') {
        return true;
      }
    }
    return false;
  }
}
