package dev.screener.projection.view;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether a film's view has changed since one looked: a number that is then another one.
 * Films share some thousand counters, so that it may say so of one that has not.
 */
public final class FilmVersions {

  private static final int COUNTERS = 1 << 14;

  private final AtomicLongArray byFilm = new AtomicLongArray(COUNTERS);
  private final AtomicLong ofAll = new AtomicLong();

  /** The version of a film. Look before reading what is to be kept. */
  public long of(String filmId) {
    // Both only grow, so the sum is the same only where neither has.
    return byFilm.get(counter(filmId)) + ofAll.get();
  }

  /** Called after a film's view has changed. */
  public void changed(String filmId) {
    byFilm.incrementAndGet(counter(filmId));
  }

  /** Called after any film's view may have changed. */
  void allChanged() {
    ofAll.incrementAndGet();
  }

  private static int counter(String filmId) {
    int hash = filmId.hashCode();
    return (hash ^ (hash >>> 16)) & (COUNTERS - 1);
  }
}
