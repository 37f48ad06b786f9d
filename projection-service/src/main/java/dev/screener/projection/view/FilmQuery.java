package dev.screener.projection.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of films.
 *
 * @param words folded; each begins a word of the title. All films without any
 * @param after where the page before ended; null for the first
 */
public record FilmQuery(List<String> words, FilmSort sort, int limit, @Nullable FilmPlace after) {

  public FilmQuery {
    words = List.copyOf(words);
  }

  /** The words of a search as somebody typed it; none where it has no letter and no figure. */
  public static List<String> words(String typed) {
    return TitleWords.of(TitleWords.fold(typed));
  }
}
