package dev.screener.moderation.campaign;

import dev.screener.scoring.template.Sketch;

/** Members of clusters, as a test needs them. */
final class Members {

  static final long HOUR = 3_600_000L;
  static final long START = 1_700_000_000_000L;

  private Members() {}

  /** The n-th of a swarm of accounts that write once, each under a film of its own. */
  static Member throwaway(int n, long time) {
    return new Member(
        n * 0x9E3779B97F4A7C15L, "film-" + n, "r-" + n, time, 10, -1, 0, true, true, Sketch.NONE);
  }

  static Member of(long author, String filmId, int n, long time) {
    return new Member(author, filmId, "r-" + n, time, 8, -1, 0, true, true, Sketch.NONE);
  }

  /** The n-th review by an author who is known. */
  static Member proven(int n, long time) {
    return new Member(
        n * 0x9E3779B97F4A7C15L, "film-" + n, "p-" + n, time, 7, 400, 5, false, true, Sketch.NONE);
  }
}
