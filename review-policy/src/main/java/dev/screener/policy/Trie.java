package dev.screener.policy;

import java.util.Arrays;

/**
 * A trie whose states are numbered level by level: the children of a state lie side by side, and
 * the upper levels, in which most searches end, take so little room that they stay in the
 * processor's caches. Grows no more once it is made.
 */
final class Trie {

  static final int ROOT = 0;

  /** The first child of each state, ordered by letter; the end of its children is the next's. */
  private final int[] firstChild;

  private final int[] parents;

  /** The letter that leads to each state. */
  private final char[] letters;

  private Trie(int states) {
    firstChild = new int[states + 1];
    parents = new int[states];
    letters = new char[states];
  }

  /**
   * Numbers the states of a trie anew.
   *
   * @param parents by state, the root being 0; shorter than the array where states are fewer
   * @param letters that lead to each state
   * @param numbers is filled with the new number of each state
   */
  static Trie of(int[] parents, char[] letters, int states, int[] numbers) {
    int[] starts = new int[states + 1];
    for (int state = 1; state < states; state++) {
      starts[parents[state] + 1]++;
    }
    for (int state = 0; state < states; state++) {
      starts[state + 1] += starts[state];
    }
    long[] children = new long[states];
    int[] ends = Arrays.copyOf(starts, states);
    for (int state = 1; state < states; state++) {
      children[ends[parents[state]]++] = ((long) letters[state] << Integer.SIZE) | state;
    }
    Trie trie = new Trie(states);
    int[] queue = new int[states];
    int numbered = 1;
    for (int number = 0; number < states; number++) {
      int state = queue[number];
      trie.firstChild[number] = numbered;
      Arrays.sort(children, starts[state], starts[state + 1]);
      for (int i = starts[state]; i < starts[state + 1]; i++) {
        int child = (int) children[i];
        queue[numbered] = child;
        numbers[child] = numbered;
        trie.parents[numbered] = number;
        trie.letters[numbered] = letters[child];
        numbered++;
      }
    }
    trie.firstChild[states] = states;
    return trie;
  }

  int states() {
    return parents.length;
  }

  int parent(int state) {
    return parents[state];
  }

  char letter(int state) {
    return letters[state];
  }

  /** Where the letter leads; the root where there is no such child. */
  int next(int state, char letter) {
    int low = firstChild[state];
    int high = firstChild[state + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      char found = letters[middle];
      if (found == letter) {
        return middle;
      }
      if (found < letter) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return ROOT;
  }
}
