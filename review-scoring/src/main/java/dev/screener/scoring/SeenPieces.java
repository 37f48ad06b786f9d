package dev.screener.scoring;

import java.util.Arrays;

/**
 * Finds repeats among the pieces of six characters of a text. Like {@link SeenHashes}, but what a
 * slot leads to is compared character by character, so that a hash of 32 bits is enough; these the
 * processor makes many at once.
 */
final class SeenPieces {

  /** Characters in a piece. */
  static final int SIZE = 6;

  private static final int SMALLEST_BITS = 10;
  private static final int RETAINED = 1 << 18;
  // More than three slots in four stay empty, so that the first one tried is nearly always right.
  private static final int SPARSENESS_BITS = 3;

  private static final int BASE = 0x2C1B3C6D;

  /** Its square, as far as 32 bits hold it. */
  private static final int BASE_2 = 0x45414669;

  private int[] slots = new int[1 << SMALLEST_BITS];
  private int[] twos = new int[0];
  private int[] fours = new int[0];
  private int[] ownSlots = new int[0];

  /**
   * For each piece the number that its slot led to before, so that a slot's pieces make a chain.
   */
  private int[] earlier = new int[0];

  private int[] suspects = new int[0];

  /** Numbers up to this one are of earlier texts. */
  private int past;

  /** How many pieces of the text stand there before. */
  int repeats(FoldedText text) {
    int count = text.length - SIZE + 1;
    if (count <= 0) {
      return 0;
    }
    int bits = begin(count);
    int[] folded = text.folded;
    int[] own = ownSlots;
    join(folded, BASE, folded, 1, twos, count + 4);
    join(twos, BASE_2, twos, 2, fours, count + 2);
    join(fours, BASE_2, twos, 4, own, count);
    mix(own, count, 32 - bits);
    int before = past;
    int found = enter(own, count, slots, earlier, suspects, before);
    int repeats = 0;
    for (int i = 0; i < found; i++) {
      int piece = suspects[i];
      int number = earlier[piece];
      while (number > before && !isSame(folded, number - before - 1, piece)) {
        number = earlier[number - before - 1];
      }
      repeats += number > before ? 1 : 0;
    }
    past = before + count;
    return repeats;
  }

  /**
   * Enters all pieces into their slots, and answers how many found theirs taken. No branch depends
   * on what is there, since that cannot be foretold.
   */
  private static int enter(
      int[] own, int count, int[] slots, int[] earlier, int[] suspects, int before) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      int slot = own[i];
      int number = slots[slot];
      slots[slot] = before + i + 1;
      earlier[i] = number;
      suspects[found] = i;
      found += (before - number) >>> 31;
    }
    return found;
  }

  /**
   * Makes the sums of longer pieces from those of two shorter ones, the second of which begins so
   * many characters behind the first.
   */
  private static void join(int[] one, int base, int[] other, int behind, int[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] = one[i] * base + other[i + behind];
    }
  }

  private static void mix(int[] sums, int count, int shift) {
    for (int i = 0; i < count; i++) {
      int sum = sums[i];
      sums[i] = ((sum ^ sum >>> 15) * Features.PRIME) >>> shift;
    }
  }

  private static boolean isSame(int[] folded, int one, int other) {
    for (int i = 0; i < SIZE; i++) {
      if (folded[one + i] != folded[other + i]) {
        return false;
      }
    }
    return true;
  }

  /** Makes room, and answers how many bits the number of a slot has. */
  private int begin(int count) {
    int bits = Math.max(SMALLEST_BITS, 31 - Integer.numberOfLeadingZeros(count) + SPARSENESS_BITS);
    int size = 1 << bits;
    if (slots.length < size || slots.length > RETAINED) {
      slots = new int[size];
      past = 0;
    } else if (past > Integer.MAX_VALUE - count) {
      Arrays.fill(slots, 0);
      past = 0;
    }
    if (ownSlots.length < count + SIZE || ownSlots.length > RETAINED) {
      int room = Math.max(1 << SMALLEST_BITS, (count + SIZE) * 2);
      twos = new int[room];
      fours = new int[room];
      ownSlots = new int[room];
      earlier = new int[room];
      suspects = new int[room];
    }
    return bits;
  }
}
