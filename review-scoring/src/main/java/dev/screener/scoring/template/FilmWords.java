package dev.screener.scoring.template;

import dev.screener.scoring.ReviewText;
import dev.screener.scoring.TokenReader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film's own words: its title, its year and the names of its people, folded as texts are.
 * Immutable and small; made once a film.
 */
public final class FilmWords {

  /** Nothing is known of the film. */
  public static final FilmWords NONE = new FilmWords(new long[0]);

  private final long[] hashes;

  private FilmWords(long[] hashes) {
    this.hashes = hashes;
  }

  /**
   * The words of one film.
   *
   * @param title as the catalogue has it
   * @param year of release
   * @param people names, the most prominent first
   */
  public static FilmWords of(String title, @Nullable Integer year, List<String> people) {
    TokenReader reader = new TokenReader();
    StringBuilder all = new StringBuilder(title);
    if (year != null) {
      all.append('\n').append(year);
    }
    people.forEach(name -> all.append('\n').append(name));
    reader.read(new ReviewText(null, all.toString(), null));
    long[] hashes = Arrays.copyOf(reader.hashes(), reader.tokens());
    Arrays.sort(hashes);
    return new FilmWords(hashes);
  }

  boolean holds(long hash) {
    return Arrays.binarySearch(hashes, hash) >= 0;
  }
}
