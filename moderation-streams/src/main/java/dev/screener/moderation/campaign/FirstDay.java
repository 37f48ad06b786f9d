package dev.screener.moderation.campaign;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How many reviews a desk had seen at each moment of its first day: what has no past is held
 * against all that came before it. Told a thousandth too low at most of the newest fifth and a
 * tenth of what was before, where reviews come in their order, and lower still where they do not.
 * Mutable. Bounded: some 150 marks up to a million reviews and {@value #MOST_FINE} for the newest;
 * one once it can be asked for no longer.
 */
final class FirstDay {

  static final long MILLIS = 86_400_000;

  /** What began within the first day may last until the end of the second. */
  private static final long KEPT_MILLIS = 2 * MILLIS;

  private static final double A_TENTH_MORE = 1.1;
  private static final double A_THOUSANDTH_MORE = 1.001;
  private static final int MOST_FINE = 256;

  /** {@code reviews} were seen by {@code at}, ms since the epoch, that one included. */
  private record Mark(long at, long reviews) {
    static final int BYTES = 2 * Long.BYTES;
  }

  private final List<Mark> marks = new ArrayList<>();
  private long reviews;

  /** So many of the marks lie a tenth apart; those that follow are the fine ones. */
  private int coarse;

  /** What {@link #write} wrote. */
  static FirstDay read(ByteBuffer bytes) {
    FirstDay day = new FirstDay();
    if (bytes.hasRemaining()) {
      day.reviews = bytes.getLong();
      day.coarse = bytes.getInt();
      for (int left = bytes.getInt(); left > 0; left--) {
        day.marks.add(new Mark(bytes.getLong(), bytes.getLong()));
      }
    }
    return day;
  }

  void write(ByteBuffer bytes) {
    bytes.putLong(reviews).putInt(coarse).putInt(marks.size());
    marks.forEach(mark -> bytes.putLong(mark.at()).putLong(mark.reviews()));
  }

  int bytes() {
    return Long.BYTES + 2 * Integer.BYTES + marks.size() * Mark.BYTES;
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
      coarse = 1;
      return;
    }
    Mark last = marks.get(marks.size() - 1);
    if (at - marks.get(0).at() > KEPT_MILLIS) {
      // The first one tells for good that the day is over.
      marks.subList(1, marks.size()).clear();
      coarse = 1;
    } else if (at > last.at() && reviews >= last.reviews() * A_THOUSANDTH_MORE) {
      marks.add(new Mark(at, reviews));
      thin();
    }
  }

  private void thin() {
    if (marks.size() - coarse > MOST_FINE) {
      long oldest = marks.get(coarse).reviews();
      if (oldest >= marks.get(coarse - 1).reviews() * A_TENTH_MORE) {
        coarse++;
      } else {
        marks.remove(coarse);
      }
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
