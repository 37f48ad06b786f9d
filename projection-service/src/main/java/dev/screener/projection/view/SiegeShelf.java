package dev.screener.projection.view;

import dev.screener.contracts.event.FilmSiege;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Sieges as told on their topic, in memory, about 1 KB each. Written by the one thread that reads
 * it, read by many. A siege goes with its tombstone, 180 days of event time after it ended or was
 * last decided on.
 */
public final class SiegeShelf {

  /** By filmId/openedAt. */
  private final NavigableMap<String, FilmSiege> sieges = new TreeMap<>();

  private final LongAdder garbage = new LongAdder();

  /**
   * Keeps a siege.
   *
   * @param key filmId/openedAt
   */
  synchronized void put(String key, FilmSiege siege) {
    sieges.put(key, siege);
  }

  synchronized void remove(String key) {
    sieges.remove(key);
  }

  /** The film's open siege, the newest if there are several. */
  synchronized Optional<FilmSiege> openOf(String filmId) {
    // No id holds a slash, and "0" comes right behind it.
    return sieges.subMap(filmId + '/', true, filmId + '0', false).descendingMap().values().stream()
        .filter(siege -> siege.getEndedAt() == null)
        .findFirst();
  }

  synchronized Sieges.Now now() {
    return new Sieges.Now(
        sieges.values().stream()
            .filter(siege -> siege.getEndedAt() == null)
            .sorted(newestFirst(FilmSiege::getOpenedAt))
            .toList(),
        sieges.values().stream()
            .filter(siege -> siege.getEndedAt() != null)
            .sorted(newestFirst(FilmSiege::getEndedAt))
            .toList());
  }

  private static Comparator<FilmSiege> newestFirst(Function<FilmSiege, Instant> time) {
    return Comparator.comparing(time)
        .reversed()
        .thenComparing(FilmSiege::getFilmId)
        .thenComparing(FilmSiege::getOpenedAt);
  }

  void countGarbage() {
    garbage.increment();
  }

  /** How many records of the topic were no sieges, since the start. */
  public long garbage() {
    return garbage.sum();
  }
}
