package dev.screener.scoring;

/**
 * Folded words with a weight each, asked by their token hashes. A resource has one weight a line
 * and the words that have it behind it; of two lines with one word the first stands. Immutable.
 */
final class WeighedWords {

  /** Stands for a word that turns those that follow into their opposite. */
  static final int INVERTS = -128;

  private static final int SPARSENESS = 4;
  private static final String INVERTERS = "not";
  private static final long LOW = 0xFF;
  private static final float STEPS = 10;

  // A hash, and in its lowest byte the weight in tenths: one look a word.
  private final long[] slots;

  private WeighedWords(long[] slots) {
    this.slots = slots;
  }

  /** Reads a list from this package's resources. */
  static WeighedWords read(String resource) {
    TextFolding folding = new TextFolding();
    FoldedText folded = new FoldedText();
    int words = 0;
    for (String line : WordList.lines(resource)) {
      words += line.split(" ", -1).length - 1;
    }
    WeighedWords list =
        new WeighedWords(new long[Integer.highestOneBit(words * SPARSENESS + 1) * 2]);
    for (String line : WordList.lines(resource)) {
      String[] parts = line.split(" ", -1);
      int weight =
          parts[0].equals(INVERTERS) ? INVERTS : Math.round(Float.parseFloat(parts[0]) * STEPS);
      for (int i = 1; i < parts.length; i++) {
        folding.fold(null, parts[i], folded);
        if (folded.tokens == 1) {
          list.put(folded.tokenHash[0], weight);
        }
      }
    }
    return list;
  }

  private void put(long hash, int weight) {
    int slot = slot(hash);
    if (slots[slot] == 0) {
      slots[slot] = (hash & ~LOW) | (weight & LOW);
    }
  }

  /** The weight in tenths; 0 for a word that is not listed, {@link #INVERTS} for a "not". */
  int weight(long hash) {
    return (byte) slots[slot(hash)];
  }

  private int slot(long hash) {
    int mask = slots.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (slots[slot] != 0 && ((slots[slot] ^ hash) & ~LOW) != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
