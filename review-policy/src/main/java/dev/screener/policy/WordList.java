package dev.screener.policy;

import dev.screener.scoring.PlainText;
import dev.screener.scoring.ReviewText;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of words and phrases that is looked for in a text in one pass, however long the list (Aho
 * and Corasick, "Efficient string matching", 1975). Entries and texts are compared in their plain
 * form, so one entry stands for its disguises too.
 *
 * <p>An entry matches whole words. An entry that ends in {@code *} matches words that begin with
 * it; so does one in Hangul, where particles are written onto the word. In scripts without spaces
 * it matches anywhere.
 */
final class WordList {

  private final Trie trie;

  /**
   * What ends in each state: 0 for nothing, otherwise the length of an entry, shifted, with its
   * flags.
   */
  private final int[] ending;

  /** The next shorter ending that is a suffix of a state; the root for none. */
  private final int[] shorterEnding;

  private final int[] fallback;

  /** Whether some entry begins without the mark of a word. */
  private final boolean beginsAnywhere;

  private static final char WORD_MARK = 1;
  private static final int FREE_START = 1;
  private static final int FREE_END = 2;
  private static final int LENGTH_SHIFT = 2;

  WordList(List<String> entries) {
    List<String> plain = new ArrayList<>(entries.size());
    List<Integer> flags = new ArrayList<>(entries.size());
    int characters = 0;
    for (String entry : entries) {
      boolean beginning = entry.endsWith("*");
      String form = PlainText.of(new ReviewText(null, beginning ? cutLast(entry) : entry, null));
      if (!form.isEmpty()) {
        plain.add(form);
        flags.add(flags(form, beginning));
        characters += 2 * form.length();
      }
    }
    TrieTable growing = new TrieTable(characters + 1);
    int[] parents = new int[characters + 1];
    char[] letters = new char[characters + 1];
    int[] endings = new int[characters + 1];
    int states = 1;
    for (int i = 0; i < plain.size(); i++) {
      String form = plain.get(i);
      int state = TrieTable.ROOT;
      for (char letter : marked(form)) {
        int next = growing.next(state, letter);
        if (next == TrieTable.ROOT) {
          next = states++;
          growing.put(state, letter, next);
          parents[next] = state;
          letters[next] = letter;
        }
        state = next;
      }
      // Of two entries alike, the one that matches more stays.
      endings[state] |= (form.length() << LENGTH_SHIFT) | flags.get(i);
    }
    beginsAnywhere = plain.stream().anyMatch(form -> !isWordStart(form, 0));
    int[] numbers = new int[states];
    trie = Trie.of(parents, letters, states, numbers);
    ending = new int[states];
    for (int state = 0; state < states; state++) {
      ending[numbers[state]] = endings[state];
    }
    fallback = new int[states];
    shorterEnding = new int[states];
    linkSuffixes();
  }

  /** A fallback lies nearer to the root than its state, hence has a smaller number. */
  private void linkSuffixes() {
    for (int state = 1; state < trie.states(); state++) {
      int parent = trie.parent(state);
      if (parent == Trie.ROOT) {
        continue;
      }
      int suffix = fallback[parent];
      int next = trie.next(suffix, trie.letter(state));
      while (next == Trie.ROOT && suffix != Trie.ROOT) {
        suffix = fallback[suffix];
        next = trie.next(suffix, trie.letter(state));
      }
      fallback[state] = next;
      shorterEnding[state] = ending[next] != 0 ? next : shorterEnding[next];
    }
  }

  /** Whether any entry occurs in a text in plain form. */
  boolean occursIn(String plain) {
    return count(plain, 1) > 0;
  }

  /** How often entries occur in a text in plain form; where entries overlap each counts. */
  int countIn(String plain) {
    return count(plain, Integer.MAX_VALUE);
  }

  private int count(String plain, int enough) {
    int found = 0;
    int state = Trie.ROOT;
    boolean inWord = false;
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      // The second half of a pair is of a word where its first half is.
      boolean ofWord = Character.isLowSurrogate(letter) ? inWord : isOfWord(plain.codePointAt(i));
      boolean startsWord = ofWord && !inWord;
      inWord = ofWord;
      if (startsWord) {
        state = step(state, WORD_MARK);
      } else if (state == Trie.ROOT && !beginsAnywhere) {
        continue;
      }
      state = step(state, letter);
      int end = ending[state] != 0 ? state : shorterEnding[state];
      while (end != Trie.ROOT) {
        if (isWhole(plain, i + 1, ending[end]) && ++found >= enough) {
          return found;
        }
        end = shorterEnding[end];
      }
    }
    return found;
  }

  private int step(int from, char letter) {
    int state = from;
    int next = trie.next(state, letter);
    while (next == Trie.ROOT && state != Trie.ROOT) {
      state = fallback[state];
      next = trie.next(state, letter);
    }
    return next;
  }

  private static char[] marked(String form) {
    StringBuilder marked = new StringBuilder(2 * form.length());
    for (int i = 0; i < form.length(); i++) {
      if (isWordStart(form, i)) {
        marked.append(WORD_MARK);
      }
      marked.append(form.charAt(i));
    }
    return marked.toString().toCharArray();
  }

  private static boolean isWordStart(String plain, int at) {
    char letter = plain.charAt(at);
    if (Character.isLowSurrogate(letter) || !isOfWord(plain.codePointAt(at))) {
      return false;
    }
    return at == 0 || !isOfWord(plain.codePointBefore(at));
  }

  private static boolean isWhole(String plain, int end, int entry) {
    int start = end - (entry >>> LENGTH_SHIFT);
    boolean startsWord = start == 0 || !isOfWord(plain.codePointBefore(start));
    boolean endsWord = end == plain.length() || !isOfWord(plain.codePointAt(end));
    return ((entry & FREE_START) != 0 || startsWord) && ((entry & FREE_END) != 0 || endsWord);
  }

  private static int flags(String form, boolean beginning) {
    int first = form.codePointAt(0);
    int last = form.codePointBefore(form.length());
    int start = isWithoutSpaces(first) ? FREE_START : 0;
    boolean open = beginning || isWithoutSpaces(last) || isHangul(last);
    return start | (open ? FREE_END : 0);
  }

  private static boolean isOfWord(int codePoint) {
    if (codePoint < 0x80) {
      return (codePoint >= 'a' && codePoint <= 'z')
          || (codePoint >= '0' && codePoint <= '9')
          || (codePoint >= 'A' && codePoint <= 'Z');
    }
    return Character.isLetterOrDigit(codePoint) && !isWithoutSpaces(codePoint);
  }

  private static boolean isHangul(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL;
  }

  private static boolean isWithoutSpaces(int codePoint) {
    if (codePoint < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private static String cutLast(String entry) {
    return entry.substring(0, entry.length() - 1);
  }
}
