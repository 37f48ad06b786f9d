package dev.screener.scoring.training;

import java.util.Arrays;

/** Numbers the features that occur in at least two training texts. */
final class Vocabulary {

  private static final int LEAST_TEXTS = 2;

  private int[] keys = new int[1 << 16];
  private int[] texts = new int[1 << 16];
  private int[] lastText = new int[1 << 16];
  private int[] ids = new int[0];
  private int used;
  private int text;

  /** Hashes by id, once frozen. */
  private int[] hashes = new int[0];

  private int[] frequency = new int[0];

  /** Counts the features of one text. */
  void count(int[]... features) {
    text++;
    for (int[] part : features) {
      for (int hash : part) {
        int slot = slot(hash);
        if (texts[slot] == 0) {
          keys[slot] = hash;
          used++;
        }
        if (lastText[slot] != text) {
          lastText[slot] = text;
          texts[slot]++;
        }
        if (used * 2 > keys.length) {
          grow();
        }
      }
    }
  }

  /** Ends the counting: from now on features have ids. */
  void freeze() {
    ids = new int[keys.length];
    hashes = new int[used];
    frequency = new int[used];
    int next = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (texts[slot] >= LEAST_TEXTS) {
        hashes[next] = keys[slot];
        frequency[next] = texts[slot];
        ids[slot] = next++;
      } else {
        ids[slot] = -1;
      }
    }
    hashes = Arrays.copyOf(hashes, next);
    frequency = Arrays.copyOf(frequency, next);
  }

  int size() {
    return hashes.length;
  }

  int hash(int id) {
    return hashes[id];
  }

  int frequency(int id) {
    return frequency[id];
  }

  /** The ids of the features that have one. */
  int[] ids(int[] features) {
    int[] known = new int[features.length];
    int count = 0;
    for (int hash : features) {
      int slot = slot(hash);
      if (texts[slot] >= LEAST_TEXTS) {
        known[count++] = ids[slot];
      }
    }
    return Arrays.copyOf(known, count);
  }

  private int slot(int hash) {
    int mask = keys.length - 1;
    int slot = ((hash * 0x9E3779B1) >>> 7) & mask;
    while (texts[slot] != 0 && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldTexts = texts;
    int[] oldLast = lastText;
    keys = new int[oldKeys.length * 2];
    texts = new int[keys.length];
    lastText = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldTexts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        texts[slot] = oldTexts[i];
        lastText[slot] = oldLast[i];
      }
    }
  }
}
