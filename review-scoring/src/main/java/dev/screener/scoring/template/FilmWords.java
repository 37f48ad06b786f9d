package dev.screener.scoring.template;

import dev.screener.scoring.ReviewText;
import dev.screener.scoring.TokenReader;
import dev.screener.scoring.WordBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film's own words, folded as texts are: its title, the title without its subtitle or leading
 * article, its year, the names of its people. Where they stand in a review is a slot: the film
 * fills it, not the author. Immutable and small (some hundred bytes); made once a film.
 */
public final class FilmWords {

  /** Nothing is known of the film. */
  public static final FilmWords NONE = new FilmWords(List.of());

  private static final int MOST_PHRASES = 32;
  private static final int LONGEST = 120;

  /** A name of fewer letters is too likely a word of another kind. */
  private static final int SHORTEST_NAME = 4;

  /** From so many letters on an ending may follow: "Inception's", "Титаника". */
  private static final int ENDING_FROM = 4;

  private static final int ENDING = 2;
  private static final int HANGUL_ENDING_FROM = 2;
  private static final int HANGUL_ENDING = 3;

  /** Letters and figures only: neither blanks nor punctuation must be as in the catalogue. */
  private final int[][] phrases;

  /** A bit for each pair of first letters, so that most words are passed at once. */
  private final long beginnings;

  private FilmWords(List<int[]> phrases) {
    this.phrases = phrases.toArray(int[][]::new);
    long pairs = 0;
    for (int[] phrase : phrases) {
      pairs |= phrase.length < 2 ? -1L : 1L << beginning(phrase[0], phrase[1]);
    }
    beginnings = pairs;
  }

  /**
   * The words of one film.
   *
   * @param title as the catalogue has it
   * @param year of release
   * @param people names, the most prominent first; those beyond some ten are left out
   */
  public static FilmWords of(String title, @Nullable Integer year, List<String> people) {
    TokenReader reader = new TokenReader();
    List<int[]> phrases = new ArrayList<>();
    add(phrases, reader, title, 0);
    int subtitle = title.indexOf(':');
    if (subtitle > 0) {
      add(phrases, reader, title.substring(0, subtitle), SHORTEST_NAME);
      add(phrases, reader, title.substring(subtitle + 1), SHORTEST_NAME);
    }
    int article = articleEnd(title);
    if (article > 0) {
      add(phrases, reader, title.substring(article), SHORTEST_NAME);
    }
    if (year != null) {
      add(phrases, reader, Integer.toString(year), 0);
    }
    for (String name : people) {
      add(phrases, reader, name, 2);
      addSurname(phrases, reader, name);
    }
    // The longest first, so that a whole title is found before its part.
    phrases.sort((one, other) -> Integer.compare(other.length, one.length));
    return phrases.isEmpty() ? NONE : new FilmWords(phrases);
  }

  private static int articleEnd(String title) {
    for (String article : new String[] {"The ", "A ", "An "}) {
      if (title.regionMatches(true, 0, article, 0, article.length())) {
        return article.length();
      }
    }
    return 0;
  }

  private static void addSurname(List<int[]> phrases, TokenReader reader, String name) {
    int surname = name.trim().lastIndexOf(' ') + 1;
    if (surname > 0) {
      String last = name.trim().substring(surname);
      reader.read(new ReviewText(null, last, null));
      boolean word = reader.tokens() == 1 && WordBits.of(reader.hashes()[0]) > 0;
      if (!word) {
        add(phrases, reader, last, SHORTEST_NAME);
      }
    }
  }

  private static void add(List<int[]> phrases, TokenReader reader, String text, int shortest) {
    reader.read(new ReviewText(null, text, null));
    int[] phrase = new int[reader.length()];
    int length = 0;
    for (int token = 0; token < reader.tokens(); token++) {
      for (int at = reader.starts()[token]; at < reader.ends()[token]; at++) {
        // The characters of overlapping pairs come once.
        boolean fresh = token == 0 || at >= reader.ends()[token - 1];
        if (fresh && length < LONGEST && Character.isLetterOrDigit(reader.characters()[at])) {
          phrase[length++] = reader.characters()[at];
        }
      }
    }
    int[] trimmed = Arrays.copyOf(phrase, length);
    boolean known = phrases.stream().anyMatch(other -> Arrays.equals(other, trimmed));
    if (length > 0 && length >= shortest && phrases.size() < MOST_PHRASES && !known) {
      phrases.add(trimmed);
    }
  }

  private static int beginning(int first, int second) {
    return ((first * 31 + second) * 0x9E3779B1) >>> 26;
  }

  /** Whether a phrase may begin there; seldom a vain hope. The index behind may lie beyond. */
  boolean mayBegin(int[] characters, int at) {
    int second = at + 1 < characters.length ? characters[at + 1] : 0;
    boolean gap = second < '0';
    return (beginnings >>> beginning(characters[at], second) & 1) != 0 || (gap && beginnings != 0);
  }

  /**
   * The index behind the film's words that begin at {@code start}, which must be the first
   * character of a word or stand in a run without blanks; 0 when none do.
   */
  int end(int[] characters, int length, int start) {
    for (int[] phrase : phrases) {
      int end = phrase[0] == characters[start] ? end(phrase, characters, length, start) : 0;
      if (end > 0) {
        return end;
      }
    }
    return 0;
  }

  private static int end(int[] phrase, int[] characters, int length, int start) {
    int matched = 0;
    int at = start;
    while (matched < phrase.length) {
      if (at >= length) {
        return 0;
      }
      int character = characters[at++];
      if (character == phrase[matched]) {
        matched++;
      } else if (Character.isLetterOrDigit(character)) {
        return 0;
      }
    }
    int last = phrase[phrase.length - 1];
    if (Units.isDense(last)) {
      return at;
    }
    int wordEnd = at;
    while (wordEnd < length && Character.isLetterOrDigit(characters[wordEnd])) {
      wordEnd++;
    }
    boolean hangul = Units.isHangul(last);
    boolean mayEnd = phrase.length >= (hangul ? HANGUL_ENDING_FROM : ENDING_FROM);
    int allowed = !mayEnd || last < 'A' ? 0 : hangul ? HANGUL_ENDING : ENDING;
    return wordEnd - at <= allowed ? wordEnd : 0;
  }
}
