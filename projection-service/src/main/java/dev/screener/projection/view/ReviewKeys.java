package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The composite keys of the film view. A letter tells what an entry is, so that all share a store;
 * the bytes behind it sort as their parts do, one after the other, so that a sorted page is one
 * range scan:
 *
 * <pre>
 * by review   r film 00 reviewId
 * by time     t film 00 time reviewId           time: 8 bytes, big-endian, sign bit turned
 * by rating   s film 00 rating time reviewId    rating: 1 byte, 0 where there is none
 * hidden      h film 00
 * </pre>
 *
 * Ids are ASCII without control characters, so the zero byte ends the film and no film's keys lie
 * within another's.
 */
final class ReviewKeys {

  private static final int TIME_BYTES = Long.BYTES;

  /** What an entry is: the first byte of its key. */
  enum Kind {
    /** To {@link ReviewRow}: one for each review ever judged. */
    ROW('r'),
    /** To the {@code ApprovedReview}, Avro: one for each shown review. */
    BY_TIME('t'),
    /** To nothing (an empty value): one for each shown review. */
    BY_RATING('s'),
    /** To {@link FilmHidden}: one for each film of which a review is held or rejected. */
    HIDDEN('h');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }

    boolean isOf(Bytes key) {
      return key.get()[0] == letter;
    }
  }

  private ReviewKeys() {}

  /** Where a review stands among its film's, in the order by rating, then time, then id. */
  record Position(int rating, long time, String reviewId) {}

  static Bytes byReview(String filmId, String reviewId) {
    return join(Kind.ROW, filmId, 0, reviewId).done();
  }

  static Bytes byTime(String filmId, long time, String reviewId) {
    return join(Kind.BY_TIME, filmId, TIME_BYTES, reviewId).time(time).done();
  }

  static Bytes byRating(String filmId, int rating, long time, String reviewId) {
    return join(Kind.BY_RATING, filmId, 1 + TIME_BYTES, reviewId).rating(rating).time(time).done();
  }

  static Bytes hidden(String filmId) {
    return join(Kind.HIDDEN, filmId, 0, "").done();
  }

  /** The least key of this kind of a film. */
  static Bytes first(Kind kind, String filmId) {
    return join(kind, filmId, 0, "").done();
  }

  /** Above every key of this kind of a film; itself no key. */
  static Bytes end(Kind kind, String filmId) {
    byte[] end = join(kind, filmId, 0, "").bytes;
    end[end.length - 1] = 1;
    return Bytes.wrap(end);
  }

  /** The least by-rating key of a film and a rating. */
  static Bytes firstOfRating(String filmId, int rating) {
    return join(Kind.BY_RATING, filmId, 1, "").rating(rating).done();
  }

  /** The least key above {@code key}. */
  static Bytes after(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
  }

  /** Takes a by-rating key apart again. */
  static Position positionOf(String filmId, Bytes byRating) {
    ByteBuffer bytes = ByteBuffer.wrap(byRating.get()).position(filmId.length() + 2);
    int rating = bytes.get();
    long time = bytes.getLong() ^ Long.MIN_VALUE;
    byte[] reviewId = new byte[bytes.remaining()];
    bytes.get(reviewId);
    return new Position(rating, time, new String(reviewId, US_ASCII));
  }

  private static Parts join(Kind kind, String filmId, int middle, String reviewId) {
    byte[] bytes = new byte[filmId.length() + 2 + middle + reviewId.length()];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.put(kind.letter).put(filmId.getBytes(US_ASCII)).put((byte) 0);
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
