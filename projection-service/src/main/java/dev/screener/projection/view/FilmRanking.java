package dev.screener.projection.view;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * What the shown reviews of every film amount to, and the films by it, in memory: about 700 bytes a
 * film with shown reviews. Of the partitions that this instance holds the stream threads tell it;
 * of the others it is read from where their owners keep it, some moments later.
 */
public final class FilmRanking {

  private final Map<String, Ranked> byFilm = new ConcurrentHashMap<>();
  private final Map<FilmSort, NavigableSet<FilmPlace>> orders = new EnumMap<>(FilmSort.class);
  private final Set<Integer> here = new HashSet<>();

  private record Ranked(int partition, FilmCounts counts) {}

  public FilmRanking() {
    orders.put(FilmSort.MOST_REVIEWED, new ConcurrentSkipListSet<>());
    orders.put(FilmSort.RECENTLY_ACTIVE, new ConcurrentSkipListSet<>());
  }

  /** The partition's films are told by {@link #changed} from now on, beginning with all of them. */
  synchronized void begin(int partition) {
    here.add(partition);
    for (Map.Entry<String, Ranked> film : byFilm.entrySet()) {
      if (film.getValue().partition == partition) {
        put(partition, film.getKey(), FilmCounts.NONE);
      }
    }
  }

  /** The counts of a film that this instance holds are now these. */
  synchronized void changed(int partition, String filmId, FilmCounts counts) {
    put(partition, filmId, counts);
  }

  /** Another instance has kept these counts. Of films that are here more is known. */
  synchronized void heard(int partition, String filmId, FilmCounts counts) {
    if (!here.contains(partition)) {
      put(partition, filmId, counts);
    }
  }

  /** The partition's films are no longer told by {@link #changed}. */
  synchronized void end(int partition) {
    here.remove(partition);
  }

  /** What a film's shown reviews amount to, as last told. */
  public FilmCounts counts(String filmId) {
    Ranked ranked = byFilm.get(filmId);
    return ranked == null ? FilmCounts.NONE : ranked.counts;
  }

  /** The films that were reviewed last, the latest first. */
  public List<String> latelyReviewed(int most) {
    return after(FilmSort.RECENTLY_ACTIVE, null).stream()
        .map(FilmPlace::filmId)
        .distinct()
        .limit(most)
        .toList();
  }

  /** The films with shown reviews in an order, from a place on. */
  NavigableSet<FilmPlace> after(FilmSort sort, @Nullable FilmPlace place) {
    NavigableSet<FilmPlace> all = orders.getOrDefault(sort, Collections.emptyNavigableSet());
    return place == null ? all : all.tailSet(place, false);
  }

  private void put(int partition, String filmId, FilmCounts counts) {
    Ranked before =
        counts.reviews() == 0
            ? byFilm.remove(filmId)
            : byFilm.put(filmId, new Ranked(partition, counts));
    orders.forEach(
        (sort, order) -> {
          long now = sort.valueOf(counts);
          long then = before == null ? 0 : sort.valueOf(before.counts);
          // In before out, so that a reader between the two does not miss it.
          if (now != 0 && now != then) {
            order.add(new FilmPlace(now, "", filmId));
          }
          if (then != 0 && now != then) {
            order.remove(new FilmPlace(then, "", filmId));
          }
        });
  }
}
