package dev.screener.projection.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The films of this instance's partitions by how lately they were reviewed, in memory: about 200
 * bytes a film with shown reviews. Filled from the counts when a partition is taken on, emptied of
 * it when it is given up.
 */
public final class FilmRanking {

  private final Map<String, Ranked> byFilm = new ConcurrentHashMap<>();
  private final NavigableSet<Ranked> byLatest =
      new ConcurrentSkipListSet<>(
          Comparator.comparingLong(Ranked::latestAt).reversed().thenComparing(Ranked::filmId));

  private record Ranked(int partition, String filmId, long latestAt) {}

  /** The film's counts are now these. */
  void changed(int partition, String filmId, FilmCounts counts) {
    Ranked now = new Ranked(partition, filmId, counts.latestAt());
    boolean shown = counts.reviews() > 0;
    Ranked before = shown ? byFilm.put(filmId, now) : byFilm.remove(filmId);
    if (shown) {
      byLatest.add(now);
    }
    // An equal time is the same entry.
    if (before != null && (!shown || before.latestAt != now.latestAt)) {
      byLatest.remove(before);
    }
  }

  /** The partition's films are no longer this instance's to rank. */
  void forget(int partition) {
    byFilm.values().removeIf(ranked -> ranked.partition == partition);
    byLatest.removeIf(ranked -> ranked.partition == partition);
  }

  /** The films that were reviewed last, the latest first. */
  public List<String> latelyReviewed(int most) {
    return byLatest.stream().map(Ranked::filmId).distinct().limit(most).toList();
  }
}
