package dev.screener.projection.pages;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * How many approved reviews gave each rating.
 *
 * @param byRating ten counts: the first is of rating 1, the last of rating 10
 */
public record Ratings(List<Long> byRating) {

  public static final int HIGHEST = 10;

  public static final Ratings NONE = of(new long[HIGHEST]);

  /**
   * @throws IllegalArgumentException when it is not ten counts of zero or more
   */
  public Ratings {
    byRating = List.copyOf(byRating);
    if (byRating.size() != HIGHEST || byRating.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("ratings are ten counts, not " + byRating);
    }
  }

  /** From ten counts, that of rating 1 first. */
  public static Ratings of(long... byRating) {
    return new Ratings(LongStream.of(byRating).boxed().toList());
  }

  /** How many gave this rating, 1 to 10. */
  public long of(int rating) {
    return byRating.get(rating - 1);
  }

  /** How many gave a rating at all. */
  public long count() {
    return byRating.stream().mapToLong(Long::longValue).sum();
  }

  /** The mean, from 1 to 10; empty without ratings. */
  public OptionalDouble mean() {
    double sum = 0;
    for (int rating = 1; rating <= HIGHEST; rating++) {
      sum += (double) rating * of(rating);
    }
    long count = count();
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /**
   * Of a rating's bar: 0 to 100, where the most frequent rating has 100 and none is lost to
   * rounding.
   */
  int height(int rating) {
    long most = byRating.stream().mapToLong(Long::longValue).max().orElse(0);
    return of(rating) == 0 ? 0 : (int) Math.max(2, Math.round(100.0 * of(rating) / most));
  }
}
