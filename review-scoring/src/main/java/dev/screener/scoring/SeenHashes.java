package dev.screener.scoring;

import java.util.Arrays;

/**
 * A reusable set of hashes. The slots hold numbers of entries, which go on from one use to the
 * next, so that what an earlier use left behind needs no clearing.
 */
final class SeenHashes {

  private static final int SMALLEST = 256;
  private static final int RETAINED = 1 << 18;
  private static final int SPARSENESS = 4;

  /** In each slot the number of an entry; those up to {@code past} are of earlier uses. */
  private int[] slots = new int[SMALLEST * SPARSENESS];

  private long[] entries = new long[SMALLEST];
  private int mask;
  private int past;
  private int last;

  /** Empties the set and makes room for so many hashes. */
  void begin(int expected) {
    int room = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, expected)) * 2);
    if (entries.length < room || entries.length > RETAINED) {
      entries = new long[room];
      slots = new int[room * SPARSENESS];
      last = 0;
    } else if (last > Integer.MAX_VALUE - room) {
      Arrays.fill(slots, 0);
      last = 0;
    }
    mask = room * SPARSENESS - 1;
    past = last;
  }

  /** Whether the hash was new. */
  boolean add(long hash) {
    int slot = (int) (hash ^ hash >>> 32) & mask;
    int entry = slots[slot];
    while (entry > past) {
      if (entries[entry - past - 1] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
      entry = slots[slot];
    }
    entries[last - past] = hash;
    slots[slot] = ++last;
    return true;
  }
}
