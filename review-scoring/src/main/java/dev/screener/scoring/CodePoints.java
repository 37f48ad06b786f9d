package dev.screener.scoring;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What must be known of a character to read it, looked up once at start and kept in two-stage
 * tables, since ICU's own look-ups cost more than all the rest of the reading.
 */
final class CodePoints {

  static final int CLASS_MASK = 0xF;
  static final int NOISE = 0;
  static final int SPACE = 1;
  static final int NEWLINE = 2;
  static final int LETTER = 3;
  static final int DIGIT = 4;
  static final int MARK = 5;
  static final int PUNCTUATION = 6;
  static final int SYMBOL = 7;
  static final int EMOJI = 8;
  static final int INVISIBLE = 9;

  /** An upper-case letter. */
  static final int UPPER = 1 << 4;

  /** A letter of a script that has case. */
  static final int CASED = 1 << 5;

  /** A letter of a script that is written without spaces between words. */
  static final int DENSE = 1 << 6;

  /** Folding turns it into something else; see {@link #fold(int)}. */
  static final int MAPPED = 1 << 7;

  /** A fancy form of a plain letter that no language is written in. */
  static final int FANCY = 1 << 8;

  /** A full-width Latin letter: everyday in East Asian text, a disguise elsewhere. */
  static final int WIDE = 1 << 9;

  private static final int SCRIPT_SHIFT = 12;

  /** Folding into more than one character: {@code fold} answers minus one minus the index here. */
  private static final Map<String, Integer> EXPANSION_INDEX = new HashMap<>();

  private static final int[][] EXPANSIONS;

  private static final int PAGE_BITS = 8;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int[][] INFO_PAGES = new int[0x110000 >> PAGE_BITS][];
  private static final int[][] FOLD_PAGES = new int[0x110000 >> PAGE_BITS][];

  // Between here and the tags of plane 14 nothing is assigned, and behind them all is private use.
  private static final int LAST_DESCRIBED = 0x33FFF;
  private static final int TAGS_START = 0xE0000;
  private static final int TAGS_END = 0xE0FFF;

  static {
    Map<String, int[]> shared = new HashMap<>();
    int[] noise = new int[PAGE_SIZE];
    int[] identity = new int[PAGE_SIZE];
    Normalizer2 nfkcCaseFold = Normalizer2.getNFKCCasefoldInstance();
    Normalizer2 nfd = Normalizer2.getNFDInstance();
    for (int page = 0; page < INFO_PAGES.length; page++) {
      int first = page << PAGE_BITS;
      if (first > LAST_DESCRIBED && (first < TAGS_START || first > TAGS_END)) {
        INFO_PAGES[page] = noise;
        FOLD_PAGES[page] = identity;
        continue;
      }
      int[] info = new int[PAGE_SIZE];
      int[] fold = new int[PAGE_SIZE];
      for (int i = 0; i < PAGE_SIZE; i++) {
        int codePoint = first + i;
        info[i] = describe(codePoint);
        fold[i] = describeFold(codePoint, info[i], nfkcCaseFold, nfd);
        if (fold[i] != 0) {
          info[i] |= MAPPED | disguise(codePoint, info[i], fold[i]);
        }
      }
      INFO_PAGES[page] = share(shared, info);
      FOLD_PAGES[page] = share(shared, fold);
    }
    EXPANSIONS = new int[EXPANSION_INDEX.size()][];
    EXPANSION_INDEX.forEach((text, index) -> EXPANSIONS[index] = text.codePoints().toArray());
  }

  private CodePoints() {}

  static int info(int codePoint) {
    return INFO_PAGES[codePoint >>> PAGE_BITS][codePoint & (PAGE_SIZE - 1)];
  }

  /** The one character it folds into, 0 when it folds into itself, or negative: see expansion. */
  static int fold(int codePoint) {
    return FOLD_PAGES[codePoint >>> PAGE_BITS][codePoint & (PAGE_SIZE - 1)];
  }

  static int[] expansion(int negativeFold) {
    return EXPANSIONS[-1 - negativeFold];
  }

  static int script(int info) {
    return info >>> SCRIPT_SHIFT;
  }

  static int script(int codePoint, int info) {
    int script = info >>> SCRIPT_SHIFT;
    return script == UScript.COMMON && codePoint < 128 ? UScript.LATIN : script;
  }

  private static int[] share(Map<String, int[]> shared, int[] page) {
    return shared.computeIfAbsent(Arrays.toString(page), unused -> page);
  }

  private static int describe(int codePoint) {
    int script = UScript.getScript(codePoint);
    int info = characterClass(codePoint) | script << SCRIPT_SHIFT;
    if ((info & CLASS_MASK) == LETTER) {
      if (UCharacter.hasBinaryProperty(codePoint, UProperty.CASED)) {
        info |= CASED;
        if (UCharacter.isUUppercase(codePoint)) {
          info |= UPPER;
        }
      }
    }
    if (isDense(script)) {
      info |= DENSE;
    }
    return info;
  }

  private static boolean isDense(int script) {
    return switch (script) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.BOPOMOFO,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR ->
          true;
      default -> false;
    };
  }

  private static int characterClass(int codePoint) {
    if (codePoint == '\n'
        || codePoint == '\r'
        || codePoint == 0x85
        || codePoint == 0x2028
        || codePoint == 0x2029) {
      return NEWLINE;
    }
    if (codePoint == '\t' || UCharacter.isUWhiteSpace(codePoint) || codePoint == 0x2800) {
      return SPACE;
    }
    if (UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
      return INVISIBLE;
    }
    boolean pictograph =
        UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC)
            || UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_PRESENTATION);
    // The signs below U+2190 (copyright and the like) are pictographs by name only.
    if (pictograph && codePoint >= 0x2190) {
      return EMOJI;
    }
    return switch (UCharacter.getType(codePoint)) {
      case UCharacterCategory.UPPERCASE_LETTER,
          UCharacterCategory.LOWERCASE_LETTER,
          UCharacterCategory.TITLECASE_LETTER,
          UCharacterCategory.MODIFIER_LETTER,
          UCharacterCategory.OTHER_LETTER ->
          LETTER;
      case UCharacterCategory.DECIMAL_DIGIT_NUMBER,
          UCharacterCategory.LETTER_NUMBER,
          UCharacterCategory.OTHER_NUMBER ->
          DIGIT;
      case UCharacterCategory.NON_SPACING_MARK,
          UCharacterCategory.ENCLOSING_MARK,
          UCharacterCategory.COMBINING_SPACING_MARK ->
          MARK;
      case UCharacterCategory.DASH_PUNCTUATION,
          UCharacterCategory.START_PUNCTUATION,
          UCharacterCategory.END_PUNCTUATION,
          UCharacterCategory.CONNECTOR_PUNCTUATION,
          UCharacterCategory.OTHER_PUNCTUATION,
          UCharacterCategory.INITIAL_PUNCTUATION,
          UCharacterCategory.FINAL_PUNCTUATION ->
          PUNCTUATION;
      case UCharacterCategory.MATH_SYMBOL,
          UCharacterCategory.CURRENCY_SYMBOL,
          UCharacterCategory.MODIFIER_SYMBOL,
          UCharacterCategory.OTHER_SYMBOL ->
          SYMBOL;
      case UCharacterCategory.FORMAT -> INVISIBLE;
      default -> NOISE;
    };
  }

  private static int describeFold(
      int codePoint, int info, Normalizer2 nfkcCaseFold, Normalizer2 nfd) {
    int special = PlainForms.of(codePoint);
    if (special != 0) {
      return special;
    }
    int characterClass = info & CLASS_MASK;
    if (characterClass == NOISE || characterClass == INVISIBLE || characterClass == EMOJI) {
      return 0;
    }
    int digit =
        UCharacter.getType(codePoint) == UCharacterCategory.DECIMAL_DIGIT_NUMBER
            ? UCharacter.digit(codePoint)
            : -1;
    if (digit >= 0) {
      return codePoint == '0' + digit ? 0 : '0' + digit;
    }
    String character = UCharacter.toString(codePoint);
    String folded = withoutMarks(nfkcCaseFold.normalize(character), nfd);
    if (folded.equals(character) || folded.isEmpty()) {
      return 0;
    }
    if (folded.codePointCount(0, folded.length()) == 1) {
      return folded.codePointAt(0);
    }
    return -1 - EXPANSION_INDEX.computeIfAbsent(folded, unused -> EXPANSION_INDEX.size());
  }

  /** Latin and Greek lose their accents, as they do in hurried typing and in capitals. */
  private static String withoutMarks(String text, Normalizer2 nfd) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              int script = UScript.getScript(codePoint);
              String parts =
                  script == UScript.LATIN || script == UScript.GREEK
                      ? nfd.normalize(UCharacter.toString(codePoint))
                      : UCharacter.toString(codePoint);
              parts
                  .codePoints()
                  .filter(
                      part -> script == UScript.INHERITED || !isCombining(part) || isOther(script))
                  .map(part -> PlainForms.of(part) > 0 ? PlainForms.of(part) : part)
                  .forEach(plain::appendCodePoint);
            });
    return plain.toString();
  }

  private static boolean isCombining(int codePoint) {
    return UCharacter.getType(codePoint) == UCharacterCategory.NON_SPACING_MARK;
  }

  private static boolean isOther(int script) {
    return script != UScript.LATIN && script != UScript.GREEK;
  }

  private static int disguise(int codePoint, int info, int fold) {
    if (codePoint >= 0xFF21 && codePoint <= 0xFF5A) {
      return (info & CLASS_MASK) == LETTER ? WIDE : 0;
    }
    int plain = fold > 0 ? fold : 0;
    boolean plainLetter = plain >= 'a' && plain <= 'z';
    return plainLetter && PlainForms.isFancy(codePoint) ? FANCY : 0;
  }
}
