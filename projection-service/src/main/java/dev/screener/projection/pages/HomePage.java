package dev.screener.projection.pages;

import java.util.List;

/**
 * The page at {@code /}.
 *
 * @param films in the order in which they are shown
 * @param recent the newest reviews of all films, newest first; those not shown in FULL are left out
 */
public record HomePage(List<FilmCard> films, List<RecentReview> recent) {

  public HomePage {
    films = List.copyOf(films);
    recent = List.copyOf(recent);
  }
}
