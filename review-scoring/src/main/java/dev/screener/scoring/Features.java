package dev.screener.scoring;

/**
 * The hashed features of a text: words and pairs of words, pieces of three and of four characters,
 * and a few yes-or-no facts. One reusable buffer of 32-bit hashes; the same text gives the same
 * hashes in the same order everywhere.
 *
 * <p>Pieces run over the folded text, so that a disguise changes none of them. Of the raw text only
 * capitals are seen. That a text was disguised is kept out on purpose: it is a signal of its own,
 * and a head that took disguise for spam would punish honest people with fancy keyboards.
 */
final class Features {

  static final int PRIME = 0x9E3779B1;

  private static final int WORD_SEED = 0x3C6EF372;
  private static final int PAIR_SEED = 0x1B873593;
  private static final int CAPITALS_SEED = 0x510E527F;
  private static final int FACT_SEED = 0x68E31DA4;

  // What a text says at its length limit is known long before; the rest would only cost time.
  private static final int MOST_CHARACTERS = 20_000;

  /** The pieces, which {@link #readKeys} leaves here only. */
  final Pieces pieces = new Pieces();

  final MashFacts mash = new MashFacts();

  int[] hashes = new int[512];

  /** Where in the folded text each piece or word lies; only filled when asked for. */
  int[] starts = new int[0];

  int[] ends = new int[0];

  /** Hashes below this index are pieces; none after {@link #readKeys}. */
  int words;

  /** Hashes from {@link #words} to below this index are words and pairs, from it on facts. */
  int facts;

  int count;

  private boolean placed;

  /**
   * Reads all features into {@link #hashes}: for each character the pieces that begin with it, then
   * words, then facts.
   */
  void read(FoldedText text, ScoreSheet scores, boolean withPlaces) {
    int most = Math.min(text.length, MOST_CHARACTERS);
    pieces.read(text, most, false);
    begin(pieces.count() + text.tokens * 3, withPlaces);
    addPieces();
    words = count;
    readRest(text, scores, most);
  }

  /**
   * Reads the same features as keys of the model's table, and leaves the pieces where they are, by
   * length.
   */
  void readKeys(FoldedText text, ScoreSheet scores) {
    int most = Math.min(text.length, MOST_CHARACTERS);
    pieces.read(text, most, true);
    begin(text.tokens * 3, false);
    words = 0;
    readRest(text, scores, most);
    for (int i = 0; i < count; i++) {
      hashes[i] = ScoringModel.key(hashes[i]);
    }
  }

  private void readRest(FoldedText text, ScoreSheet scores, int most) {
    readWords(text, most);
    facts = count;
    Facts.read(text, scores, this);
  }

  void addFact(int fact, int level) {
    add(finish((FACT_SEED ^ fact * 64 + level) * PRIME), 0, 0);
  }

  private void addPieces() {
    int length = pieces.length();
    for (int start = 0; start < length; start++) {
      int longest = Math.min(Pieces.LONGEST, length - start);
      for (int size = Pieces.SHORTEST; size <= longest; size++) {
        add(pieces.row(size)[start], pieces.place(start), pieces.place(start + size - 1) + 1);
      }
    }
  }

  private void readWords(FoldedText text, int most) {
    int previous = 0;
    int previousStart = -1;
    long emoji = 0;
    for (int i = 0; i < text.tokens && text.tokenStart[i] < most; i++) {
      int word = (int) (text.tokenHash[i] ^ text.tokenHash[i] >>> 32);
      if (text.tokenKind[i] == FoldedText.EMOJI) {
        // Strewn all over a text, an emoji says no more than once. Two that share a bit, one in 64,
        // count as one.
        long bit = 1L << (word >>> 26);
        if ((emoji & bit) == 0) {
          add(finish((word ^ WORD_SEED) * PRIME), text.tokenStart[i], text.tokenEnd[i]);
        }
        emoji |= bit;
        continue;
      }
      int start = text.tokenStart[i];
      int end = text.tokenEnd[i];
      add(finish((word ^ WORD_SEED) * PRIME), start, end);
      if ((text.tokenFlags[i] & FoldedText.CAPITALS) != 0) {
        add(finish((word ^ CAPITALS_SEED) * PRIME), start, end);
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

  static int finish(int hash) {
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

  private void begin(int grams, boolean withPlaces) {
    int capacity = grams + Facts.MOST;
    if (hashes.length < capacity) {
      hashes = new int[Math.max(capacity, hashes.length * 2)];
    }
    placed = withPlaces;
    if (placed && starts.length < hashes.length) {
      starts = new int[hashes.length];
      ends = new int[hashes.length];
    }
    count = 0;
  }
}
