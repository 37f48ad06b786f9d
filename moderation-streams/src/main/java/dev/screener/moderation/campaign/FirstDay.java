package dev.screener.moderation.campaign;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How many reviews a desk had seen at each moment of its first day, a tenth too few at most: what
 * has no past is held against all that came before it. Mutable. Bounded: a mark for each tenth
 * more, that is some 150 up to a million reviews; none once it can be asked for no longer.
 */
final class FirstDay {

  static final long MILLIS = 86_400_000;

  /** What began within the first day may last until the end of the second. */
  private static final long KEPT_MILLIS = 2 * MILLIS;

  private static final double A_TENTH_MORE = 1.1;

  /** {@code reviews} were seen by {@code at}, ms since the epoch, that one included. */
  private record Mark(long at, long reviews) {
    static final int BYTES = 2 * Long.BYTES;
  }

  private final List<Mark> marks = new ArrayList<>();
  private long reviews;

  /** What {@link #write} wrote. */
  static FirstDay read(ByteBuffer bytes) {
    FirstDay day = new FirstDay();
    if (bytes.hasRemaining()) {
      day.reviews = bytes.getLong();
      while (bytes.hasRemaining()) {
        day.marks.add(new Mark(bytes.getLong(), bytes.getLong()));
      }
    }
    return day;
  }

  void write(ByteBuffer bytes) {
    bytes.putLong(reviews);
    marks.forEach(mark -> bytes.putLong(mark.at()).putLong(mark.reviews()));
  }

  int bytes() {
    return Long.BYTES + marks.size() * Mark.BYTES;
  }

  /**
   * A review has come as it was written.
   *
   * @param at event time, ms since the epoch
   */
  void add(long at) {
    reviews++;
    if (marks.isEmpty()) {
      marks.add(new Mark(at, reviews));
      return;
    }
    Mark last = marks.get(marks.size() - 1);
    if (at - marks.get(0).at() > KEPT_MILLIS) {
      // The first one tells for good that the day is over.
      marks.subList(1, marks.size()).clear();
    } else if (at > last.at() && reviews >= last.reviews() * A_TENTH_MORE) {
      marks.add(new Mark(at, reviews));
    }
  }

  /** So many came while this desk was watching. */
  long seen() {
    return reviews;
  }

  /**
   * So many of them had come by some moment, or a few more.
   *
   * @param at event time, ms since the epoch
   */
  long seenBy(long at) {
    for (int i = marks.size() - 1; i >= 0; i--) {
      if (marks.get(i).at() <= at) {
        return marks.get(i).reviews();
      }
    }
    return 0;
  }
}
