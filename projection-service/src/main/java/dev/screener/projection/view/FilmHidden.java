package dev.screener.projection.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a film's reviews that readers do not see amount to. Changed only by the difference that a
 * review's row makes, as {@link FilmCounts} are.
 *
 * @param held how many wait for a person; also one whose earlier revision is still shown
 * @param heldFor how many of them for each reason code; one can have several
 * @param rejected how many were rejected
 * @param byRating ten counts, that of rating 1 first, of all of these whose review is not shown in
 *     an earlier revision
 */
public record FilmHidden(long held, Map<String, Long> heldFor, long rejected, List<Long> byRating) {

  public static final FilmHidden NONE =
      new FilmHidden(0, Map.of(), 0, Collections.nCopies(FilmCounts.HIGHEST_RATING, 0L));

  public FilmHidden {
    heldFor = Collections.unmodifiableMap(new TreeMap<>(heldFor));
    byRating = List.copyOf(byRating);
  }

  /**
   * One review that readers do not see.
   *
   * @param held whether it waits for a person; else it was rejected
   * @param reasons why it is held; empty for a rejected one
   * @param rating 1 to 10; 0 for none, or where an earlier revision is shown
   */
  record One(boolean held, List<String> reasons, int rating) {}

  boolean isEmpty() {
    return held == 0 && rejected == 0;
  }

  /** The figures after one review's part in them has changed; null for none. */
  FilmHidden moved(@Nullable One from, @Nullable One to) {
    FilmHidden without = from == null ? this : plus(from, -1);
    return to == null ? without : without.plus(to, 1);
  }

  private FilmHidden plus(One one, int difference) {
    Map<String, Long> reasons = new TreeMap<>(heldFor);
    for (String reason : one.reasons()) {
      long now = reasons.merge(reason, (long) difference, Long::sum);
      if (now == 0) {
        reasons.remove(reason);
      }
    }
    List<Long> ratings = new ArrayList<>(byRating);
    if (one.rating() > 0) {
      ratings.set(one.rating() - 1, ratings.get(one.rating() - 1) + difference);
    }
    return new FilmHidden(
        held + (one.held() ? difference : 0),
        reasons,
        rejected + (one.held() ? 0 : difference),
        ratings);
  }
}
