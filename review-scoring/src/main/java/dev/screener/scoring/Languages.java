package dev.screener.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which languages use a word or a letter, from {@code languages.txt}: a bit for each language, in
 * the order of that list. Immutable.
 */
final class Languages {

  /** Stands in for all lists. */
  static final Languages LISTED = new Languages(WordList.lines("languages.txt"));

  private static final int SLOTS = 1 << 13;
  private static final int LETTERS = 1 << 12;
  private static final char LETTER_LINE = '=';
  private static final int ALPHABET_BASE = 100;

  private final List<String> codes = new ArrayList<>();
  private final long[] byScript = new long[Tally.SCRIPTS];
  private final long[] hashes = new long[SLOTS];
  private final long[] users = new long[SLOTS];
  private final char[] letters = new char[LETTERS];
  private final long[] letterUsers = new long[LETTERS];

  private Languages(List<String> lines) {
    TextFolding folding = new TextFolding();
    FoldedText folded = new FoldedText();
    Map<String, Long> bits = new HashMap<>();
    for (String line : lines) {
      int blank = line.indexOf(' ');
      boolean ofLetters = line.charAt(0) == LETTER_LINE;
      String code = line.substring(ofLetters ? 1 : 0, blank);
      String rest = line.substring(blank + 1);
      long bit = bits.computeIfAbsent(code, this::add);
      if (ofLetters) {
        rest.chars().forEach(letter -> addLetter((char) letter, bit));
      } else {
        for (String word : rest.split(" ", -1)) {
          folding.fold(null, word, folded);
          for (int i = 0; i < folded.tokens; i++) {
            int slot = slot(folded.tokenHash[i]);
            hashes[slot] = folded.tokenHash[i];
            users[slot] |= bit;
          }
          byScript[folded.tally.dominantScript()] |= bit;
        }
      }
    }
  }

  private long add(String code) {
    codes.add(code);
    return 1L << (codes.size() - 1);
  }

  private void addLetter(char letter, long bit) {
    for (char form : new char[] {letter, Character.toUpperCase(letter)}) {
      int slot = letterSlot(form);
      letters[slot] = form;
      letterUsers[slot] |= bit;
    }
  }

  int count() {
    return codes.size();
  }

  /** The number by which a signal names the language, see {@link #number}. */
  int numberOf(int language) {
    return number(codes.get(language));
  }

  /** The languages that are written in this script, as {@link Tally} numbers it. */
  long writtenIn(int script) {
    return byScript[script];
  }

  /** The languages that hold their sentences together with this word. */
  long usersOf(long wordHash) {
    return users[slot(wordHash)];
  }

  /** The languages of which the letter tells; 0 for the letters of all. */
  long usersOf(char letter) {
    return letterUsers[letterSlot(letter)];
  }

  /**
   * Two letters of ISO 639-1 as a number, each by its place in the alphabet in two digits: {@code
   * en} is 5 and 14, hence 514.
   */
  static int number(String code) {
    return (code.charAt(0) - 'a' + 1) * ALPHABET_BASE + (code.charAt(1) - 'a' + 1);
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ hash >>> 32) & (SLOTS - 1);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  private int letterSlot(char letter) {
    int slot = (letter * 0x9E3779B1) >>> 20;
    while (letters[slot] != 0 && letters[slot] != letter) {
      slot = (slot + 1) & (LETTERS - 1);
    }
    return slot;
  }
}
