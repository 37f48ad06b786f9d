package dev.screener.scoring;

import java.util.Arrays;

/** A reusable set of hashes, cleared by its size in use. */
final class SeenHashes {

  private static final int SMALLEST = 256;
  private static final int RETAINED = 1 << 18;

  private long[] slots = new long[SMALLEST];
  private int mask = SMALLEST - 1;

  /** Empties the set and makes room for so many hashes. */
  void begin(int expected) {
    int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, expected) * 2 - 1) * 2);
    if (slots.length < size || slots.length > RETAINED) {
      slots = new long[size];
    } else {
      Arrays.fill(slots, 0, size, 0L);
    }
    mask = size - 1;
  }

  /** Whether the hash was new. */
  boolean add(long hash) {
    long key = hash == 0 ? 1 : hash;
    int slot = (int) (key ^ key >>> 32) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == key) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = key;
    return true;
  }
}
