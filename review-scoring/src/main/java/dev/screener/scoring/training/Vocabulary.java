package dev.screener.scoring.training;

import dev.screener.scoring.TextFeatures;
import java.util.Arrays;

/**
 * Numbers the features that occur in at least two training texts, and scales them: the rarer a word
 * or piece, the more it counts (inverse document frequency, Spärck Jones 1972).
 */
final class Vocabulary {

  private static final int LEAST_TEXTS = 2;
  private static final float FACT_SCALE = 0.1f;

  /** What a feature is, which decides how it is scaled. */
  static final int PIECE = 0;

  static final int WORD = 1;
  static final int FACT = 2;
  private static final int KINDS = 3;

  private int[] keys = new int[1 << 16];
  private int[] texts = new int[1 << 16];
  private int[] lastText = new int[1 << 16];
  private byte[] kinds = new byte[1 << 16];
  private int[] ids = new int[0];
  private int used;
  private int text;

  /** Hashes by id, once frozen. */
  private int[] hashes = new int[0];

  private int[] frequency = new int[0];
  private float[] scales = new float[0];

  /** Counts the features of one text. */
  void count(TextFeatures features) {
    text++;
    count(features.pieces(), PIECE);
    count(features.words(), WORD);
    count(features.facts(), FACT);
  }

  private void count(int[] features, int kind) {
    for (int hash : features) {
      int slot = slot(hash);
      if (texts[slot] == 0) {
        keys[slot] = hash;
        kinds[slot] = (byte) kind;
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
    setScales();
  }

  private void setScales() {
    scales = new float[hashes.length];
    double[] sums = new double[KINDS];
    int[] sizes = new int[KINDS];
    for (int slot = 0; slot < keys.length; slot++) {
      if (texts[slot] >= LEAST_TEXTS) {
        double scale = 1 + StrictMath.log((1.0 + text) / (1 + texts[slot]));
        scales[ids[slot]] = (float) scale;
        sums[kinds[slot]] += scale;
        sizes[kinds[slot]]++;
      }
    }
    // On average 1, so that one cost of errors suits small sets and large ones.
    for (int slot = 0; slot < keys.length; slot++) {
      if (texts[slot] >= LEAST_TEXTS) {
        int kind = kinds[slot];
        int id = ids[slot];
        scales[id] = kind == FACT ? FACT_SCALE : (float) (scales[id] * sizes[kind] / sums[kind]);
      }
    }
  }

  /** How much one of this feature counts. */
  float scale(int id) {
    return scales[id];
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
    return ids(features, LEAST_TEXTS);
  }

  /** The ids of those of a counted text's features that would have one without this text. */
  int[] idsOfOthers(int[] features) {
    return ids(features, LEAST_TEXTS + 1);
  }

  private int[] ids(int[] features, int leastTexts) {
    int[] known = new int[features.length];
    int count = 0;
    for (int hash : features) {
      int slot = slot(hash);
      if (texts[slot] >= leastTexts) {
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
    byte[] oldKinds = kinds;
    keys = new int[oldKeys.length * 2];
    texts = new int[keys.length];
    lastText = new int[keys.length];
    kinds = new byte[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldTexts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        texts[slot] = oldTexts[i];
        lastText[slot] = oldLast[i];
        kinds[slot] = oldKinds[i];
      }
    }
  }
}
