package dev.screener.projection.pages;

import java.util.OptionalDouble;

/**
 * What a film's score would be if nothing were held back.
 *
 * @param ratings of all live reviews
 * @param mean of these, 1 to 10; empty without ratings
 * @param held reviews that wait for a person
 */
public record Unmoderated(long ratings, OptionalDouble mean, long held) {

  public static final Unmoderated NONE = new Unmoderated(0, OptionalDouble.empty(), 0);

  /** Whether it is worth a line beside the moderated score. */
  boolean differsFrom(Ratings shown) {
    return ratings != shown.count();
  }
}
