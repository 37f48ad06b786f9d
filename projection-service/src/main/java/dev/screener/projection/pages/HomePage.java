package dev.screener.projection.pages;

import dev.screener.policy.Display;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /}.
 *
 * @param films one page of them, in the order in which they are shown
 * @param recent the newest reviews of all films, newest first; those not shown in FULL are left out
 * @param firstPage false when the reader came here by a cursor; the newest reviews stand on the
 *     first page only
 * @param nextCursor for the next page of films; null on the last
 * @param search what was typed to find films; empty where nothing was
 */
public record HomePage(
    List<FilmCard> films,
    List<RecentReview> recent,
    boolean firstPage,
    @Nullable String nextCursor,
    String search,
    FilmOrder order) {

  public HomePage {
    films = List.copyOf(films);
    recent = List.copyOf(recent);
  }

  boolean isSearch() {
    return !search.isEmpty();
  }

  /** What a first visit meets: no search, no further page. */
  boolean isEntrance() {
    return firstPage && !isSearch();
  }

  /** The newest reviews that can be read here as they stand. */
  List<RecentReview> readable() {
    return isEntrance()
        ? recent.stream().filter(r -> r.review().display() == Display.FULL).toList()
        : List.of();
  }
}
