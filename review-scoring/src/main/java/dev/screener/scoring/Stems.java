package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/**
 * What is left of a word without its ending, so that a text and a catalogue that inflect it
 * otherwise meet: its first five letters, less a final s; the first two syllables of a Korean word.
 * That is coarse, and two words of one beginning are taken for one. No word list is needed, which
 * most languages would be without.
 */
final class Stems {

  private static final int SHORTEST = 3;
  private static final int LETTERS = 5;
  private static final int SYLLABLES = 2;
  private static final int PLURAL_FROM = 4;

  private Stems() {}

  /**
   * The stem's hash; 0 for what tells nothing of a film: figures, emoji, addresses, words of a few
   * letters, and those that stand under every film or in every sentence.
   */
  static long of(FoldedText text, int token) {
    byte kind = text.tokenKind[token];
    if (kind == FoldedText.PAIR) {
      return ofPair(text, token);
    }
    long hash = text.tokenHash[token];
    int start = text.tokenStart[token];
    int length = text.tokenEnd[token] - start;
    if (kind != FoldedText.WORD || length < SYLLABLES || isCommon(hash)) {
      return 0;
    }
    if (isHangul(text.folded[start])) {
      long stem = length > SYLLABLES ? hash(text.folded, start, SYLLABLES) : hash;
      return isCommon(stem) ? 0 : finish(stem);
    }
    if (length < SHORTEST) {
      return 0;
    }
    int letters = isPlural(text.folded, start, length) ? length - 1 : length;
    return finish(
        letters == length && length <= LETTERS
            ? hash
            : hash(text.folded, start, Math.min(letters, LETTERS)));
  }

  private static boolean isPlural(int[] folded, int start, int length) {
    int end = start + length;
    return length >= PLURAL_FROM && folded[end - 1] == 's' && folded[end - 2] != 's';
  }

  private static long ofPair(FoldedText text, int token) {
    int first = text.folded[text.tokenStart[token]];
    int last = text.folded[text.tokenEnd[token] - 1];
    boolean alone = text.tokenEnd[token] - text.tokenStart[token] < 2;
    return alone || isKanaOfEndings(first) || isKanaOfEndings(last)
        ? 0
        : finish(text.tokenHash[token]);
  }

  /** Hiragana, which Japanese writes particles and endings with. */
  private static boolean isKanaOfEndings(int character) {
    return character >= 0x3040 && character < 0x30A0;
  }

  private static boolean isHangul(int character) {
    return CodePoints.script(CodePoints.info(character)) == UScript.HANGUL;
  }

  private static boolean isCommon(long hash) {
    return WordBits.of(hash) > 0 || Languages.LISTED.usersOf(hash) != 0;
  }

  private static long hash(int[] folded, int start, int length) {
    return Word.hash(folded, start, start + length);
  }

  /** Never 0, in the upper half neither, by which vocabularies look. */
  private static long finish(long hash) {
    return hash | 1L << 34;
  }
}
