package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/**
 * The second step of folding: finds the words and undoes what was done to each of them. Reads the
 * characters that the first step has staged and writes the final ones.
 */
final class WordFolding {

  /** Letters set apart one by one are joined from this many on. */
  private static final int SPACED_LETTERS = 3;

  /** From this many on it is no abbreviation. */
  private static final int SPACED_DISGUISE = 4;

  /** The separator that is a space or an emoji; every other kind is its own character. */
  private static final int BLANK = ' ';

  private static final int LETTERS_A_WORD_EAST_ASIAN = 2;
  private static final int LETTERS_A_WORD_SOUTH_EAST_ASIAN = 4;

  private final boolean shortCuts;
  private final Word word = new Word();
  private final PlainWords plainWords;

  private FoldedText text = new FoldedText();
  private int[] staged = text.folded;
  private int[] stagedOrigin = text.origin;
  private int[] folded = text.folded;
  private int[] origin = text.origin;
  private int end;
  private int write;

  /** Up to here no address was found. */
  private int searchedTo;

  private boolean figuresEverywhere;
  private int homeScript;

  WordFolding(boolean shortCuts, PlainWords plainWords) {
    this.shortCuts = shortCuts;
    this.plainWords = plainWords;
  }

  void fold(int[] characters, int[] origins, int length, FoldedText target) {
    target.ensureFolded(length + PlainWords.STEP);
    text = target;
    staged = characters;
    stagedOrigin = origins;
    folded = target.folded;
    origin = target.origin;
    end = length;
    write = 0;
    searchedTo = 0;
    Tally tally = target.tally;
    // One such word may be a name; a text full of them is written in figures throughout.
    figuresEverywhere = tally.figuresBetweenLetters >= 2 && tally.figuresBetweenLetters * 40 >= end;
    homeScript = tally.homeScript();
    if (shortCuts && !figuresEverywhere) {
      foldMostlyPlain();
    } else {
      int i = 0;
      while (i < end) {
        i = next(i);
      }
    }
    text.length = write;
    text.ascii = countBeyondAscii(folded, write) == 0;
    if (!tally.isEastAsian()) {
      tally.disguised += tally.wide;
    }
  }

  private void foldMostlyPlain() {
    // All at once: what stays in its place, as nearly all does, is then written already.
    withoutFlags(staged, folded, end);
    System.arraycopy(stagedOrigin, 0, origin, 0, end);
    plainWords.begin(staged, folded, end);
    int i = 0;
    while (i < end) {
      int wordStart = plainWords.next(i);
      int other = plainWords.other(i);
      if (other < wordStart) {
        keep(i, other);
        i = next(other);
        continue;
      }
      keep(i, wordStart);
      i = wordStart;
      if (i < end) {
        int wordEnd = plainWords.end();
        i = plainWords.isWord(i, wordEnd) ? plainWord(i, wordEnd) : next(i);
      }
    }
  }

  private static int countBeyondAscii(int[] folded, int length) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      count += (127 - folded[i]) >>> 31;
    }
    return count;
  }

  private static void withoutFlags(int[] staged, int[] folded, int length) {
    for (int i = 0; i < length; i++) {
      folded[i] = TextFolding.codePoint(staged[i]);
    }
  }

  /** Moves characters, from which nothing has to be taken, to where the text has come. */
  private void keep(int from, int to) {
    if (write != from) {
      System.arraycopy(folded, from, folded, write, to - from);
      System.arraycopy(origin, from, origin, write, to - from);
    }
    write += to - from;
  }

  private int next(int i) {
    int packed = staged[i];
    switch (TextFolding.characterClass(packed)) {
      case CodePoints.LETTER -> {
        return (packed & TextFolding.DENSE_BIT) != 0 ? denseRun(i) : contactOrWord(i);
      }
      case CodePoints.DIGIT -> {
        return contactOrWord(i);
      }
      case CodePoints.EMOJI -> {
        return emoji(i);
      }
      default -> {
        int codePoint = TextFolding.codePoint(packed);
        if (codePoint == '@' || (figuresEverywhere && Figures.letter(codePoint) != 0)) {
          return contactOrWord(i);
        }
        boolean moneyForS = codePoint == '$' && i + 2 < end && isLetter(i + 1) && isLetter(i + 2);
        if (moneyForS) {
          return word(i);
        }
        copy(i);
        return i + 1;
      }
    }
  }

  private int plainWord(int i, int wordEnd) {
    long hash = plainWords.hash(i, wordEnd);
    int start = write;
    keep(i, wordEnd);
    if (i >= searchedTo || startsAddress(i)) {
      searchedTo = Math.max(searchedTo, wordEnd);
    }
    text.tally.words++;
    text.addToken(FoldedText.WORD, start, write, hash, plainWords.flags(i, wordEnd));
    return wordEnd;
  }

  private int emoji(int i) {
    int start = write;
    copy(i);
    long hash = FoldedText.hashStep(FoldedText.HASH_START, folded[start]);
    text.addToken(FoldedText.EMOJI, start, write, hash, 0);
    return i + 1;
  }

  private int denseRun(int i) {
    int start = write;
    int letters = 0;
    int script = CodePoints.script(CodePoints.info(TextFolding.codePoint(staged[i])));
    while (i < end && isDenseOrMark(i)) {
      letters += isLetter(i) ? 1 : 0;
      copy(i++);
    }
    text.tally.denseLetters += letters;
    int group =
        script == UScript.HAN || script == UScript.HIRAGANA || script == UScript.KATAKANA
            ? LETTERS_A_WORD_EAST_ASIAN
            : LETTERS_A_WORD_SOUTH_EAST_ASIAN;
    text.tally.words += (letters + group - 1) / group;
    addPairs(start);
    return i;
  }

  private void addPairs(int start) {
    if (write - start == 1) {
      long hash = FoldedText.hashStep(FoldedText.HASH_START, folded[start]);
      text.addToken(FoldedText.PAIR, start, write, hash, 0);
    }
    for (int at = start; at + 1 < write; at++) {
      long first = FoldedText.hashStep(FoldedText.HASH_START, folded[at]);
      long hash = FoldedText.hashStep(first, folded[at + 1]);
      text.addToken(FoldedText.PAIR, at, at + 2, hash, 0);
    }
  }

  private int contactOrWord(int i) {
    if (i >= searchedTo || startsAddress(i)) {
      int chunkEnd = Contacts.endOf(staged, i, end);
      byte kind = Contacts.kindAt(staged, i, chunkEnd);
      if (kind != 0) {
        return contact(kind, i, chunkEnd);
      }
      searchedTo = Math.max(searchedTo, chunkEnd);
    }
    if (TextFolding.characterClass(staged[i]) == CodePoints.SYMBOL
        || TextFolding.characterClass(staged[i]) == CodePoints.PUNCTUATION) {
      boolean inWord = figuresEverywhere && i + 1 < end && isWordCharacter(i + 1);
      if (!inWord) {
        copy(i);
        return i + 1;
      }
    }
    return word(joinSpaced(i));
  }

  /** An address may begin within a chunk that is none: "look:www.example.com". */
  private boolean startsAddress(int i) {
    int c = TextFolding.codePoint(staged[i]);
    return (c == 'w' || c == 'h')
        && i + 3 < end
        && !isWordCharacter(i - 1)
        && TextFolding.codePoint(staged[i + 1]) == (c == 'w' ? 'w' : 't');
  }

  private int contact(byte kind, int i, int contactEnd) {
    int start = write;
    long hash = FoldedText.HASH_START;
    while (i < contactEnd) {
      copy(i++);
      hash = FoldedText.hashStep(hash, folded[write - 1]);
    }
    text.tally.words++;
    text.addToken(kind, start, write, hash, 0);
    return i;
  }

  /**
   * If a word is written letter by letter from here on, moves its letters together at the end of
   * that stretch and answers where they begin; else answers {@code i}.
   */
  private int joinSpaced(int i) {
    if (!isLoneLetter(i)) {
      return i;
    }
    int separator = i + 1 < end ? separatorKind(staged[i + 1]) : 0;
    if (separator == 0) {
      return i;
    }
    int letters = 1;
    int last = i;
    int beforeLast = i;
    boolean withFigures = false;
    int next = nextSpaced(last, separator);
    while (next > 0) {
      withFigures |= (staged[next] & TextFolding.CASED_BIT) == 0;
      beforeLast = last;
      last = next;
      letters++;
      next = nextSpaced(last, separator);
    }
    // "plan a b cinemas": the last letter belongs to a word of its own.
    if (last + 1 < end && last > i && isWordCharacter(last + 1)) {
      last = beforeLast;
      letters--;
    }
    int least = withFigures ? SPACED_DISGUISE : SPACED_LETTERS;
    return letters < least ? i : moveTogether(i, last, letters, separator);
  }

  /** The next letter behind a separator of that kind, or figure with a letter behind it, or -1. */
  private int nextSpaced(int letter, int separator) {
    int next = behindSeparator(letter, separator);
    if (next < 0 || isSpacedLetter(next)) {
      return next;
    }
    boolean figure = Figures.isEvidence(TextFolding.codePoint(staged[next]));
    int after = figure ? behindSeparator(next, separator) : -1;
    return after > 0 && (staged[after] & TextFolding.CASED_BIT) != 0 ? next : -1;
  }

  /** What stands behind a separator of that kind, or -1. */
  private int behindSeparator(int letter, int separator) {
    int next = letter + 1;
    if (next >= end || separatorKind(staged[next]) != separator) {
      return -1;
    }
    boolean withSpace =
        separator == BLANK
            && next + 1 < end
            && TextFolding.characterClass(staged[next]) == CodePoints.EMOJI
            && isSingleSpace(staged[next + 1]);
    next += withSpace ? 2 : 1;
    return next < end ? next : -1;
  }

  private int moveTogether(int first, int last, int letters, int separator) {
    int target = last;
    for (int from = last; from >= first; from--) {
      boolean kept =
          separator == BLANK ? separatorKind(staged[from]) != BLANK : (last - from) % 2 == 0;
      if (kept) {
        staged[target] = staged[from] | (letters >= SPACED_DISGUISE ? TextFolding.CHANGED_BIT : 0);
        stagedOrigin[target--] = stagedOrigin[from];
      }
    }
    if (letters >= SPACED_DISGUISE) {
      text.tally.disguised += letters;
    }
    return target + 1;
  }

  private boolean isLoneLetter(int i) {
    boolean alone = i == 0 || !isWordCharacter(i - 1);
    return alone && isSpacedLetter(i) && (i + 1 >= end || !isWordCharacter(i + 1));
  }

  private boolean isSpacedLetter(int i) {
    return (staged[i] & TextFolding.CASED_BIT) != 0
        || (figuresEverywhere && Figures.letter(TextFolding.codePoint(staged[i])) != 0);
  }

  /**
   * Spaces, dots and so on may set letters apart, but all in a stretch must be of one kind; an
   * emoji is as good as a space, and may stand before one.
   */
  private static int separatorKind(int packed) {
    int characterClass = TextFolding.characterClass(packed);
    return switch (characterClass) {
      case CodePoints.SPACE -> isSingleSpace(packed) ? BLANK : 0;
      case CodePoints.EMOJI -> BLANK;
      case CodePoints.PUNCTUATION, CodePoints.SYMBOL -> {
        int codePoint = TextFolding.codePoint(packed);
        yield codePoint == '\'' || codePoint == '&' || codePoint == '/' ? 0 : codePoint;
      }
      default -> 0;
    };
  }

  private static boolean isSingleSpace(int packed) {
    return TextFolding.characterClass(packed) == CodePoints.SPACE
        && (packed & TextFolding.GAP_BIT) == 0;
  }

  private int word(int i) {
    int first = i;
    word.begin(write, figuresEverywhere);
    while (i < end) {
      int packed = staged[i];
      int step = word.take(packed, i, staged, end);
      if (step == 0) {
        break;
      }
      if (step == Word.KEEP) {
        folded[write] = packed;
        origin[write++] = stagedOrigin[i];
      }
      i++;
    }
    if (i == first) {
      // A sign that could have begun a word, but none follows.
      copy(i);
      return i + 1;
    }
    write = word.finish(write, homeScript, text);
    return i;
  }

  private void copy(int i) {
    folded[write] = TextFolding.codePoint(staged[i]);
    origin[write++] = stagedOrigin[i];
  }

  private boolean isLetter(int i) {
    return TextFolding.characterClass(staged[i]) == CodePoints.LETTER;
  }

  private boolean isDenseOrMark(int i) {
    return (isLetter(i) && (staged[i] & TextFolding.DENSE_BIT) != 0)
        || TextFolding.characterClass(staged[i]) == CodePoints.MARK;
  }

  private boolean isWordCharacter(int i) {
    int characterClass = TextFolding.characterClass(staged[i]);
    return (characterClass == CodePoints.LETTER && (staged[i] & TextFolding.DENSE_BIT) == 0)
        || characterClass == CodePoints.DIGIT;
  }
}
