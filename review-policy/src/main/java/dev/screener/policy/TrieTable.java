package dev.screener.policy;

/**
 * The edges of a trie while it grows, in one hash table: an edge is a state and a letter, and leads
 * to a state. {@link Trie} is what it becomes.
 */
final class TrieTable {

  static final int ROOT = 0;

  private static final int LETTER_BITS = 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** State, shifted, and letter, plus one, since 0 marks what is free. */
  private final long[] edges;

  private final int[] targets;
  private final int mask;
  private final int shift;

  /**
   * @param states the most states that will be put in
   */
  TrieTable(int states) {
    int bits = 4;
    while (1 << bits < 2 * states) {
      bits++;
    }
    edges = new long[1 << bits];
    targets = new int[1 << bits];
    mask = (1 << bits) - 1;
    shift = Long.SIZE - bits;
  }

  void put(int state, char letter, int target) {
    long edge = edge(state, letter);
    int at = place(edge);
    while (edges[at] != 0) {
      at = (at + 1) & mask;
    }
    edges[at] = edge;
    targets[at] = target;
  }

  /** Where the edge leads; the root where there is none. */
  int next(int state, char letter) {
    long edge = edge(state, letter);
    int at = place(edge);
    while (edges[at] != 0) {
      if (edges[at] == edge) {
        return targets[at];
      }
      at = (at + 1) & mask;
    }
    return ROOT;
  }

  private static long edge(int state, char letter) {
    return (((long) state << LETTER_BITS) | letter) + 1;
  }

  private int place(long edge) {
    return (int) ((edge * GOLDEN) >>> shift);
  }
}
