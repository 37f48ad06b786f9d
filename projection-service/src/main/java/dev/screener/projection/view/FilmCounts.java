package dev.screener.projection.view;

import dev.screener.contracts.event.Display;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a film's shown reviews amount to. Changed only by the difference between a review's old and
 * new place, so that neither an edit nor a record read twice counts twice.
 *
 * @param full, collapsed, covered how many are shown in each way
 * @param byRating ten counts, that of rating 1 first; unrated reviews are in none
 * @param latestAt the latest time of writing of any review ever shown, in milliseconds since 1970;
 *     one taken down leaves it
 */
public record FilmCounts(
    long full, long collapsed, long covered, List<Long> byRating, long latestAt) {

  static final int HIGHEST_RATING = 10;

  public static final FilmCounts NONE =
      new FilmCounts(0, 0, 0, Collections.nCopies(HIGHEST_RATING, 0L), Long.MIN_VALUE);

  public FilmCounts {
    byRating = List.copyOf(byRating);
  }

  /** How many reviews are shown. */
  public long reviews() {
    return full + collapsed + covered;
  }

  /** How many of them have a rating. */
  public long rated() {
    return byRating.stream().mapToLong(Long::longValue).sum();
  }

  /** The mean of the ratings, 1 to 10; empty where there are none. */
  public OptionalDouble mean() {
    long sum = 0;
    for (int i = 0; i < HIGHEST_RATING; i++) {
      sum += (i + 1) * byRating.get(i);
    }
    long rated = rated();
    return rated == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / rated);
  }

  /** The counts after one review went from one place (or none) to another (or none). */
  FilmCounts moved(@Nullable Place from, @Nullable Place to) {
    FilmCounts without = from == null ? this : plus(from, -1);
    return to == null ? without : without.plus(to, 1);
  }

  private FilmCounts plus(Place place, int difference) {
    List<Long> ratings = new ArrayList<>(byRating);
    if (place.rating() > 0) {
      ratings.set(place.rating() - 1, ratings.get(place.rating() - 1) + difference);
    }
    Display display = place.display();
    return new FilmCounts(
        full + (display == Display.FULL ? difference : 0),
        collapsed + (display == Display.COLLAPSED ? difference : 0),
        covered + (display == Display.COVERED ? difference : 0),
        ratings,
        Math.max(latestAt, place.submittedAt()));
  }
}
