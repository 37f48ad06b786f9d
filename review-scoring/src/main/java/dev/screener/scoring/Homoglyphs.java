package dev.screener.scoring;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;

/**
 * Letters that look like letters of another alphabet. Used only inside words that mix alphabets, so
 * that honest Russian or Greek stays as it is.
 *
 * <p>The table is ICU's confusables (Unicode Technical Standard 39) as far as they lead to one
 * plain letter, and a few pairs that look alike only at a glance, which is all that a disguise
 * needs.
 */
final class Homoglyphs {

  private static final int HIGHEST = 0xFFFF;
  private static final char[] LATIN = new char[HIGHEST + 1];
  private static final boolean[] CONFUSABLE = new boolean[HIGHEST + 1];
  private static final char[] CYRILLIC = new char[128];
  private static final char[] GREEK = new char[128];

  private static final String AT_A_GLANCE =
      "\u043Ak\u043Cm\u0442t\u0432b\u043Dh\u043Fn\u0438u\u0456i\u0437e\u0454e\u044Fr"
          + "\u03B5e\u03C4t\u03BAk\u03BCu\u03B7n\u03B2b\u03C9w\u03C7x\u03C0n\u03B6z\u03B8o\u03BBl";
  private static final String INTO_CYRILLIC =
      "a\u0430e\u0435o\u043Ep\u0440c\u0441x\u0445y\u0443k\u043Am\u043Ct\u0442h\u043Db\u0432r\u0433"
          + "n\u043Fi\u0456u\u0438";
  private static final String INTO_GREEK =
      "a\u03B1e\u03B5o\u03BFp\u03C1v\u03BDi\u03B9k\u03BAt\u03C4x\u03C7y\u03C5u\u03C5n\u03B7b\u03B2w\u03C9";

  static {
    SpoofChecker checker = new SpoofChecker.Builder().build();
    for (int codePoint = 0x80; codePoint <= HIGHEST; codePoint++) {
      if (UCharacter.isLetter(codePoint) && mayMix(UScript.getScript(codePoint))) {
        String skeleton = checker.getSkeleton(UCharacter.toString(codePoint));
        if (skeleton.length() == 1 && isPlainLetter(skeleton.charAt(0) | 0x20)) {
          LATIN[codePoint] = (char) (skeleton.charAt(0) | 0x20);
        }
      }
    }
    for (int i = 0; i <= HIGHEST; i++) {
      CONFUSABLE[i] = LATIN[i] != 0;
    }
    for (int i = 0; i < AT_A_GLANCE.length(); i += 2) {
      if (LATIN[AT_A_GLANCE.charAt(i)] == 0) {
        LATIN[AT_A_GLANCE.charAt(i)] = AT_A_GLANCE.charAt(i + 1);
      }
    }
    fill(CYRILLIC, INTO_CYRILLIC);
    fill(GREEK, INTO_GREEK);
  }

  private Homoglyphs() {}

  /** The letter of {@code script} that the given one looks like, or 0. */
  static int in(int script, int codePoint) {
    if (script == UScript.LATIN) {
      return codePoint <= HIGHEST ? LATIN[codePoint] : 0;
    }
    if (codePoint >= 128) {
      return 0;
    }
    return switch (script) {
      case UScript.CYRILLIC -> CYRILLIC[codePoint];
      case UScript.GREEK -> GREEK[codePoint];
      default -> 0;
    };
  }

  /** Whether the letter passes for a Latin one at a close look too. */
  static boolean isConfusable(int codePoint) {
    return codePoint <= HIGHEST && CONFUSABLE[codePoint];
  }

  private static boolean mayMix(int script) {
    return switch (script) {
      case UScript.LATIN,
          UScript.CYRILLIC,
          UScript.GREEK,
          UScript.ARMENIAN,
          UScript.CHEROKEE,
          UScript.COPTIC,
          UScript.LISU ->
          true;
      default -> false;
    };
  }

  private static boolean isPlainLetter(int character) {
    return character >= 'a' && character <= 'z';
  }

  private static void fill(char[] table, String pairs) {
    for (int i = 0; i < pairs.length(); i += 2) {
      table[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
  }
}
