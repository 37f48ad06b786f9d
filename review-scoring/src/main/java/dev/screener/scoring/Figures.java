package dev.screener.scoring;

/** Figures and signs that are written for letters, as in {@code m0ney} and {@code ca$h}. */
final class Figures {

  private static final String PAIRS = "0o1i3e4a5s7t8b9g@a$s!i|l+t";
  private static final byte[] LETTER = new byte[128];

  static {
    for (int i = 0; i < PAIRS.length(); i += 2) {
      LETTER[PAIRS.charAt(i)] = (byte) PAIRS.charAt(i + 1);
    }
  }

  private Figures() {}

  /** The letter that the character may stand for, or 0. */
  static int letter(int codePoint) {
    return codePoint < 128 ? LETTER[codePoint] : 0;
  }

  /** Whether it speaks for a disguise when it stands between letters; "wow!great" does not. */
  static boolean isEvidence(int codePoint) {
    return letter(codePoint) != 0 && codePoint != '!' && codePoint != '|' && codePoint != '+';
  }
}
