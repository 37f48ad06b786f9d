package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/** Plain forms that Unicode's compatibility mappings do not give. */
final class PlainForms {

  // Pairs of a character and the plain one it stands for.
  private static final String SINGLE =
      "\u2018'\u2019'\u201A'\u201B'\u2032'\u00B4'`'\u02BC'\u201C\"\u201D\"\u201E\"\u201F\"\u00AB\""
          + "\u00BB\"\u2033\"\u2010-\u2011-\u2012-\u2013-\u2014-\u2015-\u2212-\u2043-\u3001,\u3002."
          + "\u00F8o\u00D8o\u0142l\u0141l\u0111d\u0110d\u0131i\u0130i\u0127h\u0126h\u0167t\u0166t"
          + "\u00F0d\u00D0d\u0180b\u0253b\u0188c\u0257d\u0251a\u0261g\u026Ai\u0280r\u1D00a\u0299b"
          + "\u1D04c\u1D05d\u1D07e\uA730f\u0262g\u029Ch\u1D0Aj\u1D0Bk\u029Fl\u1D0Dm\u0274n\u1D0Fo"
          + "\u1D18p\u1D1Bt\u1D1Cu\u1D20v\u1D21w\u028Fy\u1D22z\uA731s\u0451\u0435\u0401\u0435";

  private static final int SQUARED_A = 0x1F130;
  private static final int NEGATIVE_CIRCLED_A = 0x1F150;
  private static final int NEGATIVE_SQUARED_A = 0x1F170;
  private static final int ALPHABET = 26;

  private PlainForms() {}

  /** The plain character, or 0 when this page knows none. */
  static int of(int codePoint) {
    for (int start : new int[] {SQUARED_A, NEGATIVE_CIRCLED_A, NEGATIVE_SQUARED_A}) {
      if (codePoint >= start && codePoint < start + ALPHABET) {
        return 'a' + codePoint - start;
      }
    }
    for (int i = 0; i < SINGLE.length(); i += 2) {
      if (SINGLE.charAt(i) == codePoint) {
        return SINGLE.charAt(i + 1);
      }
    }
    return 0;
  }

  /** Whether a character is a dressed-up letter: mathematical, circled, small capital and so on. */
  static boolean isFancy(int codePoint) {
    boolean smallCapital = of(codePoint) != 0 && (codePoint >= 0x1D00 || isPhonetic(codePoint));
    boolean enclosed =
        (codePoint >= 0x249C && codePoint <= 0x24E9)
            || (codePoint >= 0x1F110 && codePoint < 0x1F190);
    boolean mathematical = codePoint >= 0x1D400 && codePoint <= 0x1D7FF;
    boolean letterlike = codePoint >= 0x2100 && codePoint <= 0x214F && codePoint != 0x2122;
    boolean raised =
        UScript.getScript(codePoint) == UScript.LATIN
            && ((codePoint >= 0x1D2C && codePoint <= 0x1D6A)
                || (codePoint >= 0x2071 && codePoint <= 0x209C));
    return smallCapital || enclosed || mathematical || letterlike || raised;
  }

  private static boolean isPhonetic(int codePoint) {
    return codePoint >= 0x0250 && codePoint <= 0x02AF;
  }
}
