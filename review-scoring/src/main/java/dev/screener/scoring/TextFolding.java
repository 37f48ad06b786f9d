package dev.screener.scoring;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings a text into the one plain form in which it is read: compatibility forms, case, accents,
 * invisible characters, look-alikes, spaced-out and stretched words. What had to be undone is
 * counted, since a disguise is itself a sign.
 *
 * <p>Never throws, takes linear time, and allocates nothing once its buffers have grown. The first
 * step (here) works on characters, the second ({@link WordFolding}) on words.
 *
 * <p>Composition is done for canonically ordered input, pair by pair; that is NFKC for all text
 * that is typed, and keeps time linear for text that is not.
 */
final class TextFolding {

  /** Between title and text: a line break, so that no word or phrase spans both. */
  private static final char SEPARATOR = '\n';

  private static final int LOW_BITS = 0x7F;
  private static final int CODE_POINT_MASK = 0x1FFFFF;
  static final int CLASS_SHIFT = 21;
  private static final int UPPER_SHIFT = 25;
  static final int UPPER_BIT = 1 << UPPER_SHIFT;
  static final int CHANGED_BIT = 1 << 26;
  static final int CASED_SHIFT = 27;
  static final int CASED_BIT = 1 << CASED_SHIFT;
  static final int DENSE_BIT = 1 << 28;

  /** On a space: it stands for more than one. */
  static final int GAP_BIT = 1 << 29;

  static final int COPIED_SHIFT = 30;

  /** On what stands for no letter or figure: it is no part of a word, but left as it is. */
  private static final int COPIED_BIT = 1 << COPIED_SHIFT;

  /** An ASCII letter that is as it was typed, but for case and accents. */
  private static final int PLAIN_LETTER = CodePoints.LETTER << CLASS_SHIFT | CASED_BIT;

  private static final int PLAIN_MASK =
      0x1FFF80 | CodePoints.CLASS_MASK << CLASS_SHIFT | CASED_BIT | CHANGED_BIT | DENSE_BIT;

  // Real marks come at most in threes; a heap of them is decoration, and is cut here.
  private static final int MARKS_KEPT = 4;
  private static final int MARKS_HONEST = 2;
  private static final int RUN_HONEST = 3;
  private static final int INITIAL = 2048;
  // A rare huge text should not pin its buffers for the life of the thread.
  private static final int RETAINED = 1 << 16;
  private static final char RIGHT_TO_LEFT_OVERRIDE = 0x202E;
  private static final char POP_DIRECTION = 0x202C;

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final int[] ASCII = new int[128];

  /** Letters, the space and marks that ask for nothing and stand for no letter; 0 for others. */
  private static final int[] CALM = new int[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      int info = CodePoints.info(c);
      int fold = CodePoints.fold(c);
      ASCII[c] = pack(fold == 0 ? c : fold, info);
      boolean calm = isPlainLetter(ASCII[c]) || " ,.'\"-:;?()".indexOf(c) >= 0;
      CALM[c] = calm ? ASCII[c] : 0;
    }
  }

  private final boolean shortCuts;
  private final PlainWords plainWords = new PlainWords();
  private final WordFolding words;

  private FoldedText out = new FoldedText();
  private int[] staged = new int[INITIAL];
  private int[] stagedOrigin = new int[INITIAL];
  private int length;
  private int marks;
  private int run;
  private int previousRaw;
  private boolean hidden;
  private int overrideStart;

  TextFolding() {
    this(true);
  }

  /**
   * @param shortCuts whether plain text is read the short way, which tells the same
   */
  TextFolding(boolean shortCuts) {
    this.shortCuts = shortCuts;
    this.words = new WordFolding(shortCuts, plainWords);
  }

  /** Folds title and text into {@code target}, which is cleared first. */
  void fold(@Nullable String title, @Nullable String text, FoldedText target) {
    target.clear();
    out = target;
    copyRaw(title, text);
    foldCharacters();
    words.fold(staged, stagedOrigin, length, out);
    if (staged.length > RETAINED) {
      staged = new int[INITIAL];
      stagedOrigin = new int[INITIAL];
      plainWords.shrink();
    }
  }

  static int codePoint(int packed) {
    return packed & CODE_POINT_MASK;
  }

  static int characterClass(int packed) {
    return packed >>> CLASS_SHIFT & CodePoints.CLASS_MASK;
  }

  private static int pack(int codePoint, int info) {
    return codePoint
        | (info & CodePoints.CLASS_MASK) << CLASS_SHIFT
        | ((info & CodePoints.UPPER) != 0 ? UPPER_BIT : 0)
        | ((info & CodePoints.CASED) != 0 ? CASED_BIT : 0)
        | ((info & CodePoints.DENSE) != 0 ? DENSE_BIT : 0)
        | (isCopied(codePoint, info & CodePoints.CLASS_MASK) ? COPIED_BIT : 0);
  }

  private static boolean isCopied(int codePoint, int characterClass) {
    return switch (characterClass) {
      case CodePoints.LETTER, CodePoints.DIGIT, CodePoints.EMOJI -> false;
      // An address may begin with the one, a word with the other.
      default -> codePoint != '@' && codePoint != '$';
    };
  }

  private void copyRaw(@Nullable String title, @Nullable String text) {
    int titleLength = title == null ? 0 : title.length();
    int textLength = text == null ? 0 : text.length();
    int separator = titleLength > 0 && textLength > 0 ? 1 : 0;
    int total = titleLength + separator + textLength;
    out.ensureRaw(total);
    if (title != null) {
      title.getChars(0, titleLength, out.raw, 0);
    }
    if (separator > 0) {
      out.raw[titleLength] = SEPARATOR;
    }
    if (text != null) {
      text.getChars(0, textLength, out.raw, titleLength + separator);
    }
    out.rawLength = total;
  }

  private void foldCharacters() {
    char[] raw = out.raw;
    int end = out.rawLength;
    length = 0;
    marks = 0;
    run = 0;
    previousRaw = -1;
    hidden = false;
    overrideStart = -1;
    plainWords.clear();
    ensureStaged(end + 1);
    int i = 0;
    while (i < end) {
      int at = i;
      int c = raw[i++];
      if (c < 128) {
        countRun(c);
        put(ASCII[c], at);
        if (shortCuts && CALM[c] != 0) {
          i = putCalm(raw, i, end);
        }
        continue;
      }
      if (Character.isHighSurrogate((char) c) && i < end && Character.isLowSurrogate(raw[i])) {
        c = Character.toCodePoint((char) c, raw[i++]);
      }
      countRun(c);
      foldOther(c, at);
    }
    endOverride();
    if (length > 0 && isGap(staged[length - 1])) {
      length--;
    }
  }

  /**
   * Puts the calm characters behind a calm one as {@link #put} would, up to a second space or a
   * third character of a kind; nearly all of most texts comes by here. Answers the index behind
   * them.
   */
  private int putCalm(char[] raw, int from, int end) {
    ensureStaged(length + end - from);
    int[] to = staged;
    int[] toOrigin = stagedOrigin;
    int shift = length - from;
    int before = CALM[raw[from - 1]] & LOW_BITS;
    // What came before that is not known here, so that a repeat at once is left to the long way.
    int beforeThat = before;
    int i;
    for (i = from; i < end; i++) {
      int c = raw[i];
      if (c >= 128) {
        break;
      }
      int packed = CALM[c];
      int plain = packed & LOW_BITS;
      // One branch for all, since a double letter cannot be foretold.
      if (packed == 0 || ((plain ^ before) | ((plain ^ beforeThat) & (plain ^ ' '))) == 0) {
        break;
      }
      to[i + shift] = packed;
      toOrigin[i + shift] = i;
      beforeThat = before;
      before = plain;
    }
    if (i > from) {
      run = raw[i - 1] == raw[i - 2] ? 2 : 1;
      previousRaw = raw[i - 1];
      plainWords.noteCalm(to, length, i + shift);
      countCalm(to, length, i + shift);
      length = i + shift;
    }
    return i;
  }

  private void countCalm(int[] characters, int from, int to) {
    int spaces = 0;
    int letters = 0;
    int upper = 0;
    for (int i = from; i < to; i++) {
      int packed = characters[i];
      spaces += ((packed & LOW_BITS) - '!') >>> 31;
      letters += packed >>> CASED_SHIFT & 1;
      upper += packed >>> UPPER_SHIFT & 1;
    }
    out.tally.addLatin(to - from - spaces, letters, upper);
  }

  static boolean isPlainLetter(int packed) {
    return plainLetter(packed) != 0;
  }

  /** 1 for a plain letter, else 0: a sum of these needs no branch. */
  static int plainLetter(int packed) {
    return (((packed & PLAIN_MASK) ^ PLAIN_LETTER) - 1) >>> 31;
  }

  private void countRun(int codePoint) {
    run = codePoint == previousRaw ? run + 1 : 1;
    previousRaw = codePoint;
    if (run > RUN_HONEST && codePoint != ' ' && codePoint != '\n') {
      out.tally.stretched++;
    }
  }

  private void foldOther(int codePoint, int at) {
    int info = CodePoints.info(codePoint);
    int characterClass = info & CodePoints.CLASS_MASK;
    if (characterClass == CodePoints.INVISIBLE) {
      dropInvisible(codePoint);
      return;
    }
    if (characterClass == CodePoints.EMOJI && isSkinTone(codePoint) && endsInEmoji()) {
      return;
    }
    if ((info & CodePoints.MAPPED) == 0) {
      putOrCompose(codePoint, pack(codePoint, info), at);
      return;
    }
    int changed = 0;
    if ((info & CodePoints.FANCY) != 0) {
      out.tally.disguised++;
      changed = CHANGED_BIT;
    } else if ((info & CodePoints.WIDE) != 0) {
      out.tally.wide++;
      changed = CHANGED_BIT;
    }
    changed |= (info & CodePoints.UPPER) != 0 ? UPPER_BIT : 0;
    int fold = CodePoints.fold(codePoint);
    if (fold > 0) {
      putOrCompose(fold, pack(fold, CodePoints.info(fold)) | changed, at);
      return;
    }
    for (int part : CodePoints.expansion(fold)) {
      putOrCompose(part, pack(part, CodePoints.info(part)) | changed, at);
    }
  }

  private void dropInvisible(int codePoint) {
    if (codePoint == RIGHT_TO_LEFT_OVERRIDE) {
      endOverride();
      overrideStart = length;
    } else if (codePoint == POP_DIRECTION) {
      endOverride();
    }
    // A soft hyphen and the selectors of emoji come with honest copying and typing.
    boolean everyday = codePoint == 0xAD || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
    hidden |= !everyday && length > 0 && (staged[length - 1] & CASED_BIT) != 0;
  }

  /** What an override shows backwards is read as it is shown. */
  private void endOverride() {
    if (overrideStart < 0) {
      return;
    }
    plainWords.forget();
    out.tally.disguised += length - overrideStart;
    for (int low = overrideStart, high = length - 1; low < high; low++, high--) {
      int character = staged[low];
      staged[low] = staged[high] | CHANGED_BIT;
      staged[high] = character | CHANGED_BIT;
      int origin = stagedOrigin[low];
      stagedOrigin[low] = stagedOrigin[high];
      stagedOrigin[high] = origin;
    }
    overrideStart = -1;
  }

  private void putOrCompose(int codePoint, int packed, int at) {
    if (characterClass(packed) == CodePoints.MARK) {
      putMark(codePoint, packed, at);
      return;
    }
    boolean jamo = codePoint >= 0x1161 && codePoint <= 0x11C2;
    if (!jamo || !compose(codePoint)) {
      put(packed, at);
    }
  }

  private void putMark(int codePoint, int packed, int at) {
    marks++;
    if (length == 0 || characterClass(staged[length - 1]) == CodePoints.SPACE) {
      return;
    }
    int base = staged[length - 1];
    if ((base & CASED_BIT) != 0 && marks > MARKS_HONEST) {
      out.tally.disguised++;
      staged[length - 1] |= CHANGED_BIT;
      plainWords.forget();
    }
    if (marks > MARKS_KEPT || compose(codePoint)) {
      return;
    }
    boolean kept = isLetterOrMark(base) && (base & CASED_BIT) == 0 && !isPointed(codePoint(base));
    if (kept) {
      append(packed, at);
    }
  }

  private static boolean isLetterOrMark(int packed) {
    int characterClass = characterClass(packed);
    return characterClass == CodePoints.LETTER || characterClass == CodePoints.MARK;
  }

  private static boolean isPointed(int codePoint) {
    int script = CodePoints.script(CodePoints.info(codePoint));
    return script == UScript.ARABIC || script == UScript.HEBREW;
  }

  private boolean compose(int codePoint) {
    if (length == 0) {
      return false;
    }
    int last = staged[length - 1];
    int composed = NFC.composePair(codePoint(last), codePoint);
    if (composed < 0) {
      return false;
    }
    int fold = CodePoints.fold(composed);
    int plain = fold > 0 ? fold : composed;
    staged[length - 1] = (last & ~CODE_POINT_MASK) | plain;
    plainWords.forget();
    return true;
  }

  private void put(int packed, int at) {
    int characterClass = characterClass(packed);
    marks = 0;
    if (characterClass == CodePoints.SPACE || characterClass == CodePoints.NEWLINE) {
      putSpace(characterClass, at);
      return;
    }
    if (hidden) {
      hidden = false;
      if ((packed & CASED_BIT) != 0) {
        out.tally.disguised++;
        packed |= CHANGED_BIT;
      }
    }
    count(characterClass, packed);
    append(packed, at);
  }

  private void putSpace(int characterClass, int at) {
    if (characterClass == CodePoints.NEWLINE) {
      endOverride();
    }
    hidden = false;
    if (length == 0) {
      return;
    }
    int space =
        characterClass == CodePoints.NEWLINE
            ? '\n' | CodePoints.NEWLINE << CLASS_SHIFT | COPIED_BIT
            : ' ' | CodePoints.SPACE << CLASS_SHIFT | COPIED_BIT;
    int last = staged[length - 1];
    if (!isGap(last)) {
      append(space, at);
    } else if (characterClass == CodePoints.NEWLINE) {
      staged[length - 1] = space;
    } else {
      staged[length - 1] |= GAP_BIT;
    }
  }

  private static boolean isGap(int packed) {
    int characterClass = characterClass(packed);
    return characterClass == CodePoints.SPACE || characterClass == CodePoints.NEWLINE;
  }

  private void append(int packed, int at) {
    ensureStaged(length + 1);
    staged[length] = packed;
    stagedOrigin[length] = at;
    plainWords.note(staged, length++);
  }

  private void ensureStaged(int capacity) {
    if (staged.length < capacity) {
      int larger = Math.max(capacity, staged.length * 2);
      staged = Arrays.copyOf(staged, larger);
      stagedOrigin = Arrays.copyOf(stagedOrigin, larger);
    }
    plainWords.ensure(staged.length);
  }

  private void count(int characterClass, int packed) {
    Tally tally = out.tally;
    tally.visible++;
    switch (characterClass) {
      case CodePoints.LETTER -> {
        tally.letters++;
        int codePoint = codePoint(packed);
        if (codePoint < 128) {
          tally.addLetter(UScript.LATIN);
        } else {
          tally.addLetter(CodePoints.script(CodePoints.info(codePoint)));
          tally.unmistakable += Homoglyphs.isConfusable(codePoint) ? 0 : 1;
        }
        if ((packed & CASED_BIT) != 0) {
          tally.casedLetters++;
          tally.upperLetters += (packed & UPPER_BIT) != 0 ? 1 : 0;
          if (length > 1
              && Figures.isEvidence(codePoint(staged[length - 1]))
              && (staged[length - 2] & CASED_BIT) != 0) {
            tally.figuresBetweenLetters++;
          }
        }
      }
      case CodePoints.DIGIT -> tally.digits++;
      case CodePoints.EMOJI -> tally.emoji++;
      case CodePoints.SYMBOL, CodePoints.NOISE -> tally.symbols++;
      default -> {}
    }
  }

  private boolean endsInEmoji() {
    return length > 0 && characterClass(staged[length - 1]) == CodePoints.EMOJI;
  }

  private static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }
}
