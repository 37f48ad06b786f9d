package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/**
 * One word on its way through folding: which characters belong to it, and what is undone in it
 * (letters of other alphabets, figures for letters, doubled and stretched letters).
 */
final class Word {

  static final int KEEP = 1;
  static final int SKIP = 2;

  private static final int LATIN = 1;
  private static final int CYRILLIC = 2;
  private static final int GREEK = 4;
  private static final int LOOK_ALIKE = 8;
  private static final int OTHER = 16;
  private static final int MIXABLE = LATIN | CYRILLIC | GREEK | LOOK_ALIKE;

  private static final int RUN_HONEST = 2;
  private static final int DOUBLED_LENGTH = 4;
  private static final int SHORT_WORD = 2;

  private int start;
  private int letters;
  private int lookAlikes;
  private int digits;
  private int cased;
  private int upper;
  private int scripts;
  private int latin;
  private int latinUpper;
  private int cyrillic;
  private int greek;
  private int figuresInside;
  private int run;
  private int longestRun;
  private int previous;
  private boolean changed;
  private boolean figuresEverywhere;

  void begin(int at, boolean figures) {
    start = at;
    letters = 0;
    lookAlikes = 0;
    digits = 0;
    cased = 0;
    upper = 0;
    scripts = 0;
    latin = 0;
    latinUpper = 0;
    cyrillic = 0;
    greek = 0;
    figuresInside = 0;
    run = 0;
    longestRun = 0;
    previous = -1;
    changed = false;
    figuresEverywhere = figures;
  }

  /** Whether the next character is kept in the word, skipped within it, or (0) ends it. */
  int take(int packed, int at, int[] staged, int end) {
    int codePoint = TextFolding.codePoint(packed);
    switch (TextFolding.characterClass(packed)) {
      case CodePoints.LETTER -> {
        if ((packed & TextFolding.DENSE_BIT) != 0) {
          return 0;
        }
        takeLetter(packed, codePoint);
      }
      case CodePoints.DIGIT -> {
        digits++;
        takeFigure(codePoint, at, staged, end);
      }
      case CodePoints.MARK -> {
        if (previous < 0) {
          return 0;
        }
      }
      default -> {
        return takeSign(codePoint, at, staged, end);
      }
    }
    follow(codePoint);
    return KEEP;
  }

  private void takeLetter(int packed, int codePoint) {
    letters++;
    changed |= (packed & TextFolding.CHANGED_BIT) != 0;
    boolean isUpper = (packed & TextFolding.UPPER_BIT) != 0;
    cased += (packed & TextFolding.CASED_BIT) != 0 ? 1 : 0;
    upper += isUpper ? 1 : 0;
    boolean lookAlike = codePoint >= 128 && Homoglyphs.in(UScript.LATIN, codePoint) != 0;
    lookAlikes += lookAlike ? 1 : 0;
    int script = codePoint < 128 ? UScript.LATIN : CodePoints.script(CodePoints.info(codePoint));
    switch (script) {
      case UScript.LATIN -> {
        scripts |= lookAlike ? LOOK_ALIKE : LATIN;
        latin++;
        latinUpper += isUpper ? 1 : 0;
      }
      case UScript.CYRILLIC -> {
        scripts |= CYRILLIC;
        cyrillic++;
      }
      case UScript.GREEK -> {
        scripts |= GREEK;
        greek++;
      }
      default -> scripts |= lookAlike ? LOOK_ALIKE : OTHER;
    }
  }

  private void takeFigure(int codePoint, int at, int[] staged, int end) {
    boolean inside = isLetter(previous) && at + 1 < end && isCasedLetter(staged[at + 1]);
    figuresInside += inside && Figures.letter(codePoint) != 0 ? 1 : 0;
  }

  private int takeSign(int codePoint, int at, int[] staged, int end) {
    boolean beforeLetter = at + 1 < end && isCasedLetter(staged[at + 1]);
    if (codePoint == '\'') {
      return isLetter(previous) && beforeLetter ? SKIP : 0;
    }
    if (codePoint == '*') {
      boolean beforeStar = at + 1 < end && TextFolding.codePoint(staged[at + 1]) == '*';
      return isLetter(previous) && (beforeLetter || beforeStar) ? SKIP : 0;
    }
    if (Figures.letter(codePoint) == 0) {
      return 0;
    }
    boolean inside = isLetter(previous) && beforeLetter && Figures.isEvidence(codePoint);
    boolean leading = codePoint == '$' && previous < 0 && beforeLetter;
    boolean anywhere = figuresEverywhere && (beforeLetter || previous >= 0) && codePoint != '!';
    if (!inside && !leading && !anywhere && !(figuresEverywhere && beforeLetter)) {
      return 0;
    }
    figuresInside++;
    follow(codePoint);
    return KEEP;
  }

  private void follow(int codePoint) {
    run = codePoint == previous ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
    previous = codePoint;
  }

  private static boolean isLetter(int codePoint) {
    return codePoint >= 0
        && (codePoint < 128
            ? codePoint >= 'a' && codePoint <= 'z'
            : (CodePoints.info(codePoint) & CodePoints.CLASS_MASK) == CodePoints.LETTER);
  }

  private static boolean isCasedLetter(int packed) {
    return (packed & TextFolding.CASED_BIT) != 0;
  }

  /** Undoes what was done to the word, adds its token, and answers where it now ends. */
  int finish(int end, int homeScript, FoldedText text) {
    if (end == start || letters + digits == 0) {
      return plain(text.folded, start, end);
    }
    text.tally.words++;
    boolean shortWordInFigures = figuresEverywhere && letters == 0 && isShortWord(text.folded, end);
    if (letters == 0 && !shortWordInFigures) {
      int numberEnd = plain(text.folded, start, end);
      text.addToken(FoldedText.NUMBER, start, numberEnd, hash(text.folded, start, numberEnd), 0);
      return numberEnd;
    }
    int[] folded = text.folded;
    boolean mixed = false;
    boolean allLookAlikes =
        homeScript == UScript.LATIN && (scripts & LATIN) == 0 && lookAlikes == letters;
    if (Integer.bitCount(scripts & MIXABLE) > 1 || allLookAlikes) {
      mixed = unmix(folded, end, homeScript, text.tally);
    }
    int figuresEnd = end;
    if (figuresInside > 0 || (figuresEverywhere && digits > 0)) {
      figuresEnd = longestRun > 1 ? undoDoubledAroundFigures(text, end) : end;
      undoFigures(folded, figuresEnd, text.tally);
    }
    int wordEnd = plain(folded, start, figuresEnd);
    if (longestRun > 1) {
      wordEnd = undoRepeats(text, wordEnd);
    }
    int flags =
        (cased > 1 && upper == cased ? FoldedText.CAPITALS : 0)
            | (changed ? FoldedText.DISGUISED : 0)
            | (mixed ? FoldedText.MIXED_SCRIPTS : 0);
    text.addToken(FoldedText.WORD, start, wordEnd, hash(folded, start, wordEnd), flags);
    return wordEnd;
  }

  /** "70" for "to": only among other words that are written so. */
  private boolean isShortWord(int[] folded, int end) {
    for (int i = start; i < end; i++) {
      if (Figures.letter(TextFolding.codePoint(folded[i])) == 0) {
        return false;
      }
    }
    return end - start <= SHORT_WORD;
  }

  private boolean unmix(int[] folded, int end, int homeScript, Tally tally) {
    // A brand in capitals with an inflected ending, as Russian writes it, is honest.
    boolean inflected =
        latin >= 2 && latin == latinUpper && cyrillic > 0 && greek == 0 && upper == latin;
    if (inflected) {
      return false;
    }
    tally.mixedScriptWords++;
    int target = target(homeScript);
    for (int i = start; i < end; i++) {
      int codePoint = TextFolding.codePoint(folded[i]);
      int plain = Homoglyphs.in(target, codePoint);
      if (plain != 0) {
        folded[i] = plain | (folded[i] & ~0x1FFFFF);
        tally.disguised++;
        changed = true;
      }
    }
    return true;
  }

  private int target(int homeScript) {
    int others = cyrillic + greek;
    if (homeScript == UScript.LATIN || latin > others) {
      return UScript.LATIN;
    }
    return cyrillic >= greek ? UScript.CYRILLIC : UScript.GREEK;
  }

  private void undoFigures(int[] folded, int end, Tally tally) {
    for (int i = start; i < end; i++) {
      int packed = folded[i];
      int letter = Figures.letter(TextFolding.codePoint(packed));
      if (letter != 0) {
        // It was counted as what it looked like.
        tally.digits -= TextFolding.characterClass(packed) == CodePoints.DIGIT ? 1 : 0;
        tally.symbols -= TextFolding.characterClass(packed) == CodePoints.SYMBOL ? 1 : 0;
        folded[i] = letter;
        tally.disguised++;
        changed = true;
      }
    }
  }

  private int undoRepeats(FoldedText text, int end) {
    int[] folded = text.folded;
    if (isDoubled(folded, end)) {
      int write = start;
      for (int i = start; i < end; i += 2) {
        folded[write] = folded[i];
        text.origin[write++] = text.origin[i];
      }
      text.tally.disguised += end - write;
      changed = true;
      return write;
    }
    if (longestRun <= RUN_HONEST || isRomanNumber(folded, end)) {
      return end;
    }
    int write = start;
    int from = start;
    while (from < end) {
      int to = from + 1;
      while (to < end && folded[to] == folded[from]) {
        to++;
      }
      boolean stretched = to - from > RUN_HONEST && !(folded[from] >= '0' && folded[from] <= '9');
      int kept = stretched ? 1 : to - from;
      for (int i = 0; i < kept; i++) {
        folded[write] = folded[from + i];
        text.origin[write++] = text.origin[from + i];
      }
      from = to;
    }
    return write;
  }

  /** "mm0nneeyy": every letter twice, and every figure that stands for one once or twice. */
  private int undoDoubledAroundFigures(FoldedText text, int end) {
    int[] folded = text.folded;
    int pairs = 0;
    int i = start;
    while (i < end) {
      int codePoint = TextFolding.codePoint(folded[i]);
      boolean twice = i + 1 < end && TextFolding.codePoint(folded[i + 1]) == codePoint;
      if (Figures.letter(codePoint) == 0) {
        if (!twice) {
          return end;
        }
        pairs++;
      }
      i += twice ? 2 : 1;
    }
    if (pairs < DOUBLED_LENGTH / 2) {
      return end;
    }
    int write = start;
    for (i = start; i < end; i++) {
      boolean again =
          i + 1 < end
              && TextFolding.codePoint(folded[i + 1]) == TextFolding.codePoint(folded[i])
              && Figures.letter(TextFolding.codePoint(folded[i])) == 0;
      folded[write] = folded[i];
      text.origin[write++] = text.origin[i];
      i += again ? 1 : 0;
    }
    text.tally.disguised += end - write;
    changed = true;
    return write;
  }

  /** Every letter written an even number of times, as in "ffrreeee". */
  private boolean isDoubled(int[] folded, int end) {
    if (end - start < DOUBLED_LENGTH || (end - start) % 2 != 0 || digits > 0) {
      return false;
    }
    boolean different = false;
    for (int i = start; i < end; i += 2) {
      if (folded[i] != folded[i + 1]) {
        return false;
      }
      different |= folded[i] != folded[start];
    }
    return different;
  }

  private boolean isRomanNumber(int[] folded, int end) {
    for (int i = start; i < end; i++) {
      if (folded[i] != 'i' && folded[i] != 'v' && folded[i] != 'x') {
        return false;
      }
    }
    return true;
  }

  private static int plain(int[] folded, int start, int end) {
    for (int i = start; i < end; i++) {
      folded[i] = TextFolding.codePoint(folded[i]);
    }
    return end;
  }

  static long hash(int[] folded, int start, int end) {
    long hash = FoldedText.HASH_START;
    for (int i = start; i < end; i++) {
      hash = FoldedText.hashStep(hash, folded[i]);
    }
    return hash;
  }
}
