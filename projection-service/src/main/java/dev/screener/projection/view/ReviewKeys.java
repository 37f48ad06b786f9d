package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The composite keys of the film view. Their bytes sort as their parts do, one after the other, so
 * that a sorted page is one range scan:
 *
 * <pre>
 * by review   film 00 reviewId
 * by time     film 00 time reviewId           time: 8 bytes, big-endian, sign bit turned
 * by rating   film 00 rating time reviewId    rating: 1 byte, 0 where there is none
 * </pre>
 *
 * Ids are ASCII without control characters, so the zero byte ends the film and no film's keys lie
 * within another's.
 */
final class ReviewKeys {

  private static final int TIME_BYTES = Long.BYTES;

  private ReviewKeys() {}

  /** Where a review stands among its film's, in the order by rating, then time, then id. */
  record Position(int rating, long time, String reviewId) {}

  static Bytes byReview(String filmId, String reviewId) {
    return join(filmId, 0, reviewId).done();
  }

  static Bytes byTime(String filmId, long time, String reviewId) {
    return join(filmId, TIME_BYTES, reviewId).time(time).done();
  }

  static Bytes byRating(String filmId, int rating, long time, String reviewId) {
    return join(filmId, 1 + TIME_BYTES, reviewId).rating(rating).time(time).done();
  }

  /** The least key of a film, in each of the three forms. */
  static Bytes first(String filmId) {
    return join(filmId, 0, "").done();
  }

  /** Above every key of a film, in each of the three forms; itself no key. */
  static Bytes end(String filmId) {
    byte[] end = join(filmId, 0, "").bytes;
    end[end.length - 1] = 1;
    return Bytes.wrap(end);
  }

  /** The least by-rating key of a film and a rating. */
  static Bytes firstOfRating(String filmId, int rating) {
    return join(filmId, 1, "").rating(rating).done();
  }

  /** The least key above {@code key}. */
  static Bytes after(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
  }

  /** Takes a by-rating key apart again. */
  static Position positionOf(String filmId, Bytes byRating) {
    ByteBuffer bytes = ByteBuffer.wrap(byRating.get()).position(filmId.length() + 1);
    int rating = bytes.get();
    long time = bytes.getLong() ^ Long.MIN_VALUE;
    byte[] reviewId = new byte[bytes.remaining()];
    bytes.get(reviewId);
    return new Position(rating, time, new String(reviewId, US_ASCII));
  }

  private static Parts join(String filmId, int middle, String reviewId) {
    byte[] bytes = new byte[filmId.length() + 1 + middle + reviewId.length()];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.put(filmId.getBytes(US_ASCII)).put((byte) 0);
    buffer.put(bytes.length - reviewId.length(), reviewId.getBytes(US_ASCII));
    return new Parts(bytes, buffer);
  }

  /** A key of which the part between film and review is still to be written. */
  private static final class Parts {
    private final byte[] bytes;
    private final ByteBuffer rest;

    Parts(byte[] bytes, ByteBuffer rest) {
      this.bytes = bytes;
      this.rest = rest;
    }

    Parts rating(int rating) {
      rest.put((byte) rating);
      return this;
    }

    Parts time(long time) {
      // With the sign bit turned, times before 1970 sort before the others.
      rest.putLong(time ^ Long.MIN_VALUE);
      return this;
    }

    Bytes done() {
      return Bytes.wrap(bytes);
    }
  }
}
