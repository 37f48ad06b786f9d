package dev.screener.projection.view;

import dev.screener.contracts.event.FilmSiege;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sieges as told on their topic, in memory. Written by the one thread that reads it, read by many.
 * Of those that are over, at most {@value #MOST_ENDED} are kept.
 */
public final class SiegeShelf {

  static final int MOST_ENDED = 100;

  private final Map<String, FilmSiege> open = new HashMap<>();
  private final Deque<Sieges.Ended> ended = new ArrayDeque<>();
  private final LongAdder garbage = new LongAdder();

  synchronized void put(FilmSiege siege) {
    open.put(siege.getFilmId(), siege);
  }

  /** The film's siege is over; nothing where none was known. */
  synchronized void end(String filmId, Instant at) {
    FilmSiege siege = open.remove(filmId);
    if (siege == null) {
      return;
    }
    ended.addFirst(new Sieges.Ended(siege, at));
    if (ended.size() > MOST_ENDED) {
      ended.removeLast();
    }
  }

  synchronized Sieges.Now now() {
    return new Sieges.Now(
        open.values().stream()
            .sorted(
                Comparator.comparing(FilmSiege::getOpenedAt)
                    .reversed()
                    .thenComparing(FilmSiege::getFilmId))
            .toList(),
        List.copyOf(ended));
  }

  void countGarbage() {
    garbage.increment();
  }

  /** How many records of the topic were no sieges, since the start. */
  public long garbage() {
    return garbage.sum();
  }
}
