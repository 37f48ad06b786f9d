package dev.screener.projection.view;

import java.util.OptionalDouble;

/**
 * A film's score with and without moderation.
 *
 * @param shown the reviews that readers see; their mean is the moderated one
 * @param hidden those that they do not see
 */
public record FilmScore(FilmCounts shown, FilmHidden hidden) {

  /** How many ratings there are of live reviews, whatever became of these. */
  public long rawRatings() {
    return shown.rated() + hidden.byRating().stream().mapToLong(Long::longValue).sum();
  }

  /** The mean of all ratings of live reviews, whatever became of these, 1 to 10. */
  public OptionalDouble rawMean() {
    long sum = 0;
    for (int i = 0; i < FilmCounts.HIGHEST_RATING; i++) {
      sum += (i + 1) * (shown.byRating().get(i) + hidden.byRating().get(i));
    }
    long ratings = rawRatings();
    return ratings == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / ratings);
  }
}
