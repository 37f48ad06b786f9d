package dev.screener.simulator.traffic;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much traffic, and when.
 *
 * @param seed everything that is drawn follows from it
 * @param begin event time of the first live review
 * @param reviewsPerSecond everyday reviews, on average over a day; 0 leaves them out
 * @param window event time until the last everyday review
 * @param scale shrinks the site, everyday traffic and attacks alike; 1 is full size
 * @param history whether returning authors come with old reviews, imported before the beginning
 * @param realTexts a folder of real reviews from which a part of the texts comes
 */
public record TrafficSettings(
    long seed,
    Instant begin,
    double reviewsPerSecond,
    Duration window,
    double scale,
    boolean history,
    Optional<Path> realTexts) {

  static final Duration NIGHT = Duration.ofHours(8);

  private static final int FULL_FILMS = 6_000;
  private static final int FEWEST_FILMS = 60;

  /** How many everyday reviews are to be expected. */
  public long organicReviews() {
    return Math.round(reviewsPerSecond * window.toSeconds() * scale);
  }

  /** The size of an attack that has {@code full} reviews on the whole range. */
  public int sized(int full) {
    return (int) Math.max(1, Math.round(full * scale));
  }

  public int films() {
    return Math.max(FEWEST_FILMS, sized(FULL_FILMS));
  }

  /** Event time after a share of the window. */
  Instant after(double share) {
    return begin.plusMillis((long) (window.toMillis() * share));
  }

  /** So long, but no longer than a quarter of the window. */
  Duration atMost(Duration natural) {
    Duration quarter = window.dividedBy(4);
    return natural.compareTo(quarter) < 0 ? natural : quarter;
  }

  /**
   * So long in a night of eight hours; where half the window is shorter than that, all of the night
   * is pressed into it alike, so that what happens in its midst still does.
   */
  Duration ofANight(Duration natural) {
    Duration half = window.dividedBy(2);
    return half.compareTo(NIGHT) >= 0
        ? natural
        : Duration.ofMillis(natural.toMillis() * half.toMillis() / NIGHT.toMillis());
  }

  /** What distinguishes the ids of this run from those of another. */
  String series() {
    return Long.toString(seed, Character.MAX_RADIX).replace('-', 'n');
  }
}
