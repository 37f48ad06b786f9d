package dev.screener.scoring;

import java.util.Arrays;

/**
 * The hashed features of a text: words and pairs of words, pieces of two to five characters, and a
 * few yes-or-no facts. One reusable buffer of 32-bit hashes; the same text gives the same hashes in
 * the same order everywhere.
 *
 * <p>Pieces run over the folded text, so that a disguise changes none of them. Of the raw text only
 * capitals are seen. That a text was disguised is kept out on purpose: it is a signal of its own,
 * and a head that took disguise for spam would punish honest people with fancy keyboards.
 */
final class Features {

  static final int LONGEST_PIECE = 5;
  private static final int WORD_SEED = 0x3C6EF372;
  private static final int PAIR_SEED = 0x1B873593;
  private static final int CAPITALS_SEED = 0x510E527F;
  private static final int FACT_SEED = 0x68E31DA4;
  private static final int PIECE_SEED = 0x7F4A7C15;
  private static final int PRIME = 0x9E3779B1;

  // What a text says at its length limit is known long before; the rest would only cost time.
  private static final int MOST_CHARACTERS = 20_000;

  int[] hashes = new int[4096];

  private int[] plain = new int[0];
  private int[] places = new int[0];

  /** Where in the folded text each piece or word lies; only filled when asked for. */
  int[] starts = new int[0];

  int[] ends = new int[0];

  /**
   * Hashes below this index are pieces: for each character those of two to five that begin with it,
   * and fewer at the very end.
   */
  int pieces;

  /** Hashes below this index are pieces and words, those from it on are facts. */
  int grams;

  int count;

  private boolean placed;

  void read(FoldedText text, ScoreSheet scores, boolean withPlaces) {
    placed = withPlaces;
    int most = Math.min(text.length, MOST_CHARACTERS);
    ensure(most * (LONGEST_PIECE - 1) + text.tokens * 3 + Facts.MOST, most);
    count = 0;
    readPieces(readPlain(text, most));
    pieces = count;
    readWords(text, most);
    grams = count;
    Facts.read(text, scores, this);
  }

  void addFact(int fact, int level) {
    add(finish((FACT_SEED ^ fact * 64 + level) * PRIME), 0, 0);
  }

  private void readPieces(int plainLength) {
    for (int start = 0; start < plainLength; start++) {
      int end = Math.min(start + LONGEST_PIECE, plainLength);
      int hash = (PIECE_SEED ^ plain[start]) * PRIME;
      for (int i = start + 1; i < end; i++) {
        hash = (Integer.rotateLeft(hash, 5) ^ plain[i]) * PRIME;
        add(finish(hash), places[start], places[i] + 1);
      }
    }
  }

  /**
   * The characters that pieces are made of: one figure is as good as another in a telephone number,
   * and emoji strewn between words do not tear them apart.
   */
  private int readPlain(FoldedText text, int most) {
    int length = 0;
    for (int i = 0; i < most; i++) {
      int c = text.folded[i];
      if (c >= '0' && c <= '9') {
        c = '0';
      } else if (c == '\n' || (c > 0x2000 && isEmoji(c))) {
        c = ' ';
      }
      if (c != ' ' || (length > 0 && plain[length - 1] != ' ')) {
        plain[length] = c;
        places[length++] = i;
      }
    }
    return length;
  }

  private static boolean isEmoji(int codePoint) {
    return (CodePoints.info(codePoint) & CodePoints.CLASS_MASK) == CodePoints.EMOJI;
  }

  private void readWords(FoldedText text, int most) {
    int previous = 0;
    int previousStart = -1;
    for (int i = 0; i < text.tokens && text.tokenStart[i] < most; i++) {
      int word = (int) (text.tokenHash[i] ^ text.tokenHash[i] >>> 32);
      int start = text.tokenStart[i];
      int end = text.tokenEnd[i];
      add(finish((word ^ WORD_SEED) * PRIME), start, end);
      if ((text.tokenFlags[i] & FoldedText.CAPITALS) != 0) {
        add(finish((word ^ CAPITALS_SEED) * PRIME), start, end);
      }
      if (text.tokenKind[i] == FoldedText.EMOJI) {
        continue;
      }
      if (previousStart >= 0) {
        add(
            finish((Integer.rotateLeft(previous, 13) ^ word ^ PAIR_SEED) * PRIME),
            previousStart,
            end);
      }
      previous = word;
      previousStart = start;
    }
  }

  private static int finish(int hash) {
    int mixed = (hash ^ hash >>> 15) * 0x85EBCA6B;
    return mixed ^ mixed >>> 13;
  }

  private void add(int hash, int start, int end) {
    if (placed) {
      starts[count] = start;
      ends[count] = end;
    }
    hashes[count++] = hash;
  }

  private void ensure(int capacity, int most) {
    if (hashes.length < capacity) {
      hashes = Arrays.copyOf(hashes, Math.max(capacity, hashes.length * 2));
    }
    if (plain.length < most) {
      plain = new int[most * 2];
      places = new int[most * 2];
    }
    if (placed && starts.length < hashes.length) {
      starts = new int[hashes.length];
      ends = new int[hashes.length];
    }
  }
}
