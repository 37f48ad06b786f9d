package dev.screener.scoring.template;

import java.util.Arrays;

/**
 * The shingles of a text: three letters of a word, its ends counted as letters; two where a
 * character is a syllable or more. They lie within words, so that the order of words does not
 * matter; chunks of one run are read as one. Reusable buffers.
 */
final class Shingles {

  private static final int EDGE = 1;
  private static final int SYLLABLES_FROM = 0x3040;
  private static final int PRIME = 0x9E3779B1;
  private static final int BUCKET_SHIFT = 26;
  private static final int EMPTY = -1;

  // What a text is made from is known long before; the rest would only cost time.
  private static final int MOST = 4096;

  int count;
  int[] hashes = new int[1024];

  /** The number of shingles that are of runs without blanks; they come in one piece a run. */
  int dense;

  private final int[] least = new int[Sketch.MINIMA];

  void read(Units units) {
    count = 0;
    dense = 0;
    int[] characters = units.tokens.characters();
    for (int unit = 0; unit < units.count && count < MOST; unit++) {
      int start = units.starts[unit];
      int end = units.ends[unit];
      ensure(count + end - start + 2);
      if (start == end) {
        hashes[count++] = shingle(0, 0, (int) units.hashes[unit]);
      } else if (units.chunk[unit]) {
        boolean open = unit + 1 < units.count && units.starts[unit + 1] == end;
        readChunk(characters, start, end, open);
      } else {
        readWord(characters, start, end);
      }
    }
  }

  private void readWord(int[] characters, int start, int end) {
    int before = EDGE;
    if (characters[start] >= SYLLABLES_FROM) {
      for (int i = start; i < end; i++) {
        hashes[count++] = shingle(0, before, characters[i]);
        before = characters[i];
      }
      hashes[count++] = shingle(0, before, EDGE);
      return;
    }
    for (int i = start; i < end; i++) {
      int after = i + 1 < end ? characters[i + 1] : EDGE;
      hashes[count++] = shingle(before, characters[i], after);
      before = characters[i];
    }
  }

  /**
   * A chunk.
   *
   * @param open whether the next one touches it, so that a shingle may lie across
   */
  private void readChunk(int[] characters, int start, int end, boolean open) {
    int from = count;
    int ahead = characters[start] >= SYLLABLES_FROM ? 1 : 2;
    int last = open ? end : end - ahead;
    for (int i = start; i < last; i++) {
      // Across the end of the next chunk may lie another character; that does no harm.
      hashes[count++] =
          ahead == 1
              ? shingle(0, characters[i], characters[i + 1])
              : shingle(characters[i], characters[i + 1], characters[i + 2]);
    }
    if (last <= start) {
      hashes[count++] = shingle(0, characters[start], characters[end - 1]);
    }
    dense += count - from;
  }

  private static int shingle(int one, int two, int three) {
    int hash = ((one * PRIME ^ two) * PRIME ^ three) * PRIME;
    hash = (hash ^ hash >>> 15) * 0x85EBCA6B;
    return hash ^ hash >>> 13;
  }

  /**
   * The least hash in each of 64 classes of shingles, two bits of each: one pass instead of 64 (Li,
   * Owen and Zhang, One permutation hashing, NIPS 2012). A class without shingles borrows that of
   * another, chosen alike for every text (Shrivastava, Optimal densification for fast and accurate
   * minwise hashing, ICML 2017).
   */
  Sketch sketch() {
    if (count == 0) {
      return Sketch.NONE;
    }
    Arrays.fill(least, EMPTY);
    for (int i = 0; i < count; i++) {
      int bucket = hashes[i] >>> BUCKET_SHIFT;
      // The largest serves as well as the least, and -1 is below all.
      least[bucket] = Math.max(least[bucket], hashes[i] << 6 >>> 1);
    }
    return new Sketch(bits(0), bits(Sketch.MINIMA / 2));
  }

  private long bits(int from) {
    long bits = 0;
    for (int i = 0; i < Sketch.MINIMA / 2; i++) {
      int minimum = least[from + i];
      int attempt = 0;
      while (minimum == EMPTY) {
        int other = shingle(from + i, ++attempt, EDGE) >>> BUCKET_SHIFT;
        minimum = least[other];
      }
      bits |= (long) (shingle(0, minimum, 0) >>> 30) << (2 * i);
    }
    return bits;
  }

  private void ensure(int capacity) {
    if (hashes.length < capacity) {
      hashes = Arrays.copyOf(hashes, Math.max(capacity, hashes.length * 2));
    }
  }
}
