package dev.screener.scoring.template;

/**
 * The shingles of a text: three letters of a word, its ends counted as letters; two where a
 * character is a syllable or more. They lie within words, so that the order of words does not
 * matter; chunks of one run are read as one. Reusable buffers.
 */
final class Shingles {

  static final int SYLLABLES_FROM = 0x3040;

  private static final int EDGE = 1;
  private static final int STEP = 8;
  private static final int BUCKET_SHIFT = 26;
  private static final int FIRST = 0x9E3779B1;
  private static final int SECOND = 0x85EBCA77;
  private static final int THIRD = 0xC2B2AE3D;

  // What a text is made from is known long before; the rest would only cost time.
  private static final int MOST = 4096;

  /** Whether an empty class borrows from the one before. Fixed, since sketches are stored. */
  private static final long COIN = 0xA64B_93D8_2E71_C5F0L;

  int count;
  int[] hashes = new int[1024];

  /** The folded text from index 1 on, with a gap before and behind each unit. */
  private int[] plain = new int[1024];

  /** By the index of its middle in the folded text. */
  private int[] all = new int[1024];

  private final int[] greatest = new int[Sketch.MINIMA];

  void read(Units units) {
    int length = Math.min(units.tokens.length(), MOST);
    ensure(length + units.count);
    System.arraycopy(units.tokens.characters(), 0, plain, 1, length);
    plain[0] = EDGE;
    plain[length + 1] = EDGE;
    for (int unit = 0; unit < units.count && units.ends[unit] <= length; unit++) {
      boolean inRun = units.chunk[unit] && unit > 0 && units.ends[unit - 1] == units.starts[unit];
      if (!inRun) {
        plain[units.starts[unit]] = EDGE;
      }
      plain[units.ends[unit] + 1] = units.isOpen(unit) ? plain[units.ends[unit] + 1] : EDGE;
    }
    hash(plain, all, length);
    collect(units, length);
  }

  private void collect(Units units, int length) {
    int[] from = all;
    int[] to = hashes;
    int taken = 0;
    for (int unit = 0; unit < units.count && units.ends[unit] <= length; unit++) {
      int end = units.ends[unit];
      if (units.starts[unit] == end) {
        to[taken++] = (int) Mix.of(units.hashes[unit]);
      }
      // Eight at a time and whatever follows, over which the next unit writes: where a word ends
      // cannot be foretold.
      int start = units.starts[unit];
      for (int i = start; i < end; i += STEP) {
        copyStep(from, i, to, taken + i - start);
      }
      taken += end - start;
    }
    count = taken;
  }

  private static void copyStep(int[] from, int at, int[] to, int target) {
    to[target] = from[at];
    to[target + 1] = from[at + 1];
    to[target + 2] = from[at + 2];
    to[target + 3] = from[at + 3];
    to[target + 4] = from[at + 4];
    to[target + 5] = from[at + 5];
    to[target + 6] = from[at + 6];
    to[target + 7] = from[at + 7];
  }

  private void ensure(int most) {
    if (plain.length < most + 2 + STEP) {
      int larger = Math.max(plain.length * 2, most + 2 + STEP);
      plain = new int[larger];
      all = new int[larger];
      hashes = new int[larger];
    }
  }

  /** All at once and without a branch, so that the compiler takes many characters at a time. */
  private static void hash(int[] plain, int[] hashes, int count) {
    for (int i = 0; i < count; i++) {
      int before = plain[i] & ((plain[i + 1] - SYLLABLES_FROM) >> 31);
      int hash = before * FIRST + plain[i + 1] * SECOND + plain[i + 2] * THIRD;
      hash = (hash ^ hash >>> 15) * FIRST;
      hash = (hash ^ hash >>> 13) * SECOND;
      hashes[i] = hash ^ hash >>> 16;
    }
  }

  /**
   * The greatest hash in each of 64 classes of shingles, which serves as the least would, and two
   * bits of each: one pass instead of 64 (Li, Owen and Zhang, One permutation hashing, NIPS 2012).
   * A class without shingles borrows from the next filled one, before or behind as a fixed coin
   * says (Shrivastava and Li, Improved densification of one permutation hashing, UAI 2014).
   */
  Sketch sketch() {
    if (count == 0) {
      return Sketch.NONE;
    }
    long filled = 0;
    for (int i = 0; i < count; i++) {
      int hash = hashes[i];
      int bucket = hash >>> BUCKET_SHIFT;
      boolean fresh = (filled >>> bucket & 1) == 0;
      greatest[bucket] = fresh ? hash : Math.max(greatest[bucket], hash);
      filled |= 1L << bucket;
    }
    return new Sketch(bits(filled, 0), bits(filled, Sketch.MINIMA / 2));
  }

  private long bits(long filled, int from) {
    long bits = 0;
    for (int i = 0; i < Sketch.MINIMA / 2; i++) {
      int bucket = from + i;
      int ahead = Long.numberOfTrailingZeros(Long.rotateRight(filled, bucket));
      int behind = Long.numberOfLeadingZeros(Long.rotateLeft(filled, Sketch.MINIMA - 1 - bucket));
      int lender = (COIN >>> bucket & 1) == 0 ? bucket + ahead : bucket - behind;
      bits |= (long) (greatest[lender & (Sketch.MINIMA - 1)] & 3) << (2 * i);
    }
    return bits;
  }
}
