package dev.screener.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A set of folded words, asked by their token hashes. Immutable. */
final class WordList {

  // Nearly every look ends at its first slot.
  private static final int SPARSENESS = 4;

  private final long[] slots;

  private WordList(long[] slots) {
    this.slots = slots;
  }

  /** Reads a list from this package's resources: one word a line, comments behind a hash sign. */
  static WordList read(String resource) {
    return of(lines(resource));
  }

  static WordList of(List<String> words) {
    long[] slots = new long[Integer.highestOneBit(words.size() * SPARSENESS + 1) * 2];
    TextFolding folding = new TextFolding();
    FoldedText folded = new FoldedText();
    for (String word : words) {
      folding.fold(null, word, folded);
      for (int i = 0; i < folded.tokens; i++) {
        int slot = slot(slots, folded.tokenHash[i]);
        slots[slot] = folded.tokenHash[i];
      }
    }
    return new WordList(slots);
  }

  /** 1 if the word is in the list, else 0: a sum of these needs no branch. */
  int count(long hash) {
    long found = slots[slot(slots, hash)];
    return (int) ((found | -found) >>> 63);
  }

  boolean contains(long hash) {
    return slots[slot(slots, hash)] != 0;
  }

  private static int slot(long[] slots, long hash) {
    int mask = slots.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (isAnother(slots[slot], hash)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** One branch for both: whether there is a word cannot be foretold, that it is another can. */
  private static boolean isAnother(long found, long hash) {
    long difference = found ^ hash;
    return ((found | -found) & (difference | -difference)) < 0;
  }

  static List<String> lines(String resource) {
    return linesWithComments(resource).stream().filter(line -> !line.startsWith("#")).toList();
  }

  /** All lines that are not blank, comments among them. */
  static List<String> linesWithComments(String resource) {
    try (InputStream stream = WordList.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
