package dev.screener.scoring;

import java.util.Arrays;

/**
 * Finds repeats among hashes. Reusable: a slot holds the number of a hash, and numbers go on from
 * one use to the next, so that what an earlier use left behind needs no clearing.
 */
final class SeenHashes {

  private static final int SMALLEST = 1 << 10;
  private static final int RETAINED = 1 << 18;
  // Seven slots in eight stay empty, so that the first one tried is nearly always the right one.
  private static final int SPARSENESS = 8;

  private int[] slots = new int[SMALLEST];

  /** Numbers up to this one are of earlier uses. */
  private int past;

  /** How many of the first {@code count} hashes stand there before. */
  int repeats(long[] hashes, int count) {
    int mask = begin(count) - 1;
    int[] table = slots;
    int before = past;
    int repeats = 0;
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      int slot = (int) (hash ^ hash >>> 32) & mask;
      int number = table[slot];
      while (number > before && hashes[number - before - 1] != hash) {
        slot = (slot + 1) & mask;
        number = table[slot];
      }
      // No branch here either: whether a hash is a repeat cannot be foretold.
      int fresh = (number - before - 1) >> 31;
      repeats += 1 + fresh;
      table[slot] = (fresh & (before + i + 1)) | (~fresh & number);
    }
    past = before + count;
    return repeats;
  }

  /** Makes room, and answers how many slots are to be used. */
  private int begin(int count) {
    int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, count)) * SPARSENESS);
    if (slots.length < size || slots.length > RETAINED) {
      slots = new int[size];
      past = 0;
    } else if (past > Integer.MAX_VALUE - count) {
      Arrays.fill(slots, 0);
      past = 0;
    }
    return size;
  }
}
