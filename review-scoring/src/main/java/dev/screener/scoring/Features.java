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

  private static final int LONGEST_PIECE = 5;
  private static final int WORD_SEED = 0x3C6EF372;
  private static final int PAIR_SEED = 0x1B873593;
  private static final int CAPITALS_SEED = 0x510E527F;
  private static final int FACT_SEED = 0x68E31DA4;
  private static final int PIECE_SEED = 0x7F4A7C15;
  private static final int PRIME = 0x9E3779B1;

  // What a text says at its length limit is known long before; the rest would only cost time.
  private static final int MOST_CHARACTERS = 20_000;

  int[] hashes = new int[4096];

  /** Where in the folded text each piece or word lies; only filled when asked for. */
  int[] starts = new int[0];

  int[] ends = new int[0];

  /** Hashes below this index are pieces and words, those from it on are facts. */
  int grams;

  int count;

  private boolean placed;

  void read(FoldedText text, ScoreSheet scores, boolean withPlaces) {
    placed = withPlaces;
    int most = Math.min(text.length, MOST_CHARACTERS);
    ensure(most * (LONGEST_PIECE - 1) + text.tokens * 3 + Facts.MOST);
    count = 0;
    readPieces(text, most);
    readWords(text, most);
    grams = count;
    Facts.read(text, scores, this);
  }

  void addFact(int fact, int level) {
    add(finish((FACT_SEED ^ fact * 64 + level) * PRIME), 0, 0);
  }

  private void readPieces(FoldedText text, int most) {
    int[] folded = text.folded;
    for (int start = 0; start < most; start++) {
      int end = Math.min(start + LONGEST_PIECE, most);
      int hash = (PIECE_SEED ^ plain(folded[start])) * PRIME;
      for (int i = start + 1; i < end; i++) {
        hash = (Integer.rotateLeft(hash, 5) ^ plain(folded[i])) * PRIME;
        add(finish(hash), start, i + 1);
      }
    }
  }

  private void readWords(FoldedText text, int most) {
    int previous = 0;
    for (int i = 0; i < text.tokens && text.tokenStart[i] < most; i++) {
      int word = (int) (text.tokenHash[i] ^ text.tokenHash[i] >>> 32);
      int start = text.tokenStart[i];
      int end = text.tokenEnd[i];
      add(finish((word ^ WORD_SEED) * PRIME), start, end);
      if (i > 0) {
        add(
            finish((Integer.rotateLeft(previous, 13) ^ word ^ PAIR_SEED) * PRIME),
            text.tokenStart[i - 1],
            end);
      }
      if ((text.tokenFlags[i] & FoldedText.CAPITALS) != 0) {
        add(finish((word ^ CAPITALS_SEED) * PRIME), start, end);
      }
      previous = word;
    }
  }

  /** One figure is as good as another in a telephone number or a price. */
  private static int plain(int codePoint) {
    return codePoint >= '0' && codePoint <= '9' ? '0' : codePoint;
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

  private void ensure(int capacity) {
    if (hashes.length < capacity) {
      hashes = Arrays.copyOf(hashes, Math.max(capacity, hashes.length * 2));
    }
    if (placed && starts.length < hashes.length) {
      starts = new int[hashes.length];
      ends = new int[hashes.length];
    }
  }
}
