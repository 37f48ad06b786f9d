package dev.screener.scoring;

/**
 * How much of the text says again what it said before: characters, pairs of words, lines, pieces.
 */
final class RepetitionGauge implements Gauge {

  private static final int PIECE = 6;
  private static final int LINE_WORDS = 3;
  private static final long BASE = 0x100000001B3L;
  private static final long BASE_TO_PIECE = power(BASE, PIECE);

  private final SeenHashes seen = new SeenHashes();

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    scores.setShare(ContentSignal.REPEATED_CHARACTERS, text.tally.stretched, text.tally.visible);
    scores.setShare(ContentSignal.COMPRESSIBILITY, repeatedPieces(text), text.length - PIECE + 1);
    scores.setShare(ContentSignal.REPEATED_WORDS, repeatedPairs(text), text.tokens - 1);
    repeatedLines(text, scores);
  }

  private int repeatedPieces(FoldedText text) {
    seen.begin(text.length);
    int repeated = 0;
    long rolling = 0;
    for (int i = 0; i < text.length; i++) {
      rolling = rolling * BASE + text.folded[i];
      if (i >= PIECE) {
        rolling -= text.folded[i - PIECE] * BASE_TO_PIECE;
      }
      if (i >= PIECE - 1 && !seen.add(rolling * 0x9E3779B97F4A7C15L)) {
        repeated++;
      }
    }
    return repeated;
  }

  private int repeatedPairs(FoldedText text) {
    seen.begin(text.tokens);
    int repeated = 0;
    for (int i = 1; i < text.tokens; i++) {
      long pair = text.tokenHash[i - 1] * BASE + text.tokenHash[i];
      repeated += seen.add(pair) ? 0 : 1;
    }
    return repeated;
  }

  private void repeatedLines(FoldedText text, ScoreSheet scores) {
    seen.begin(text.tokens);
    int lines = 0;
    int repeated = 0;
    int words = 0;
    long line = 0;
    for (int i = 0; i < text.tokens; i++) {
      line = (line + text.tokenHash[i]) * BASE;
      words++;
      if (i == text.tokens - 1 || breaksBetween(text, i)) {
        if (words >= LINE_WORDS) {
          lines++;
          repeated += seen.add(line) ? 0 : 1;
        }
        words = 0;
        line = 0;
      }
    }
    scores.setShare(ContentSignal.REPEATED_LINES, repeated, lines);
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
