package dev.screener.moderation.campaign;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.ByteUtils;

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

  /** What was kept before began with a count, so never with a sign. */
  private static final byte BY_STEPS = -1;

  private static final int MOST_BYTES_OF_A_NUMBER = 10;

  /** {@code reviews} were seen by {@code at}, ms since the epoch, that one included. */
  private record Mark(long at, long reviews) {}

  private final List<Mark> marks = new ArrayList<>();
  private long reviews;

  /** So many of the marks lie a tenth apart; those that follow are the fine ones. */
  private int coarse;

  /** What {@link #written} gave, also before marks were told by what lies between them. */
  static FirstDay read(ByteBuffer bytes) {
    FirstDay day = new FirstDay();
    if (bytes.hasRemaining() && bytes.get(bytes.position()) == BY_STEPS) {
      bytes.get();
      day.readSteps(bytes);
    } else if (bytes.hasRemaining()) {
      day.reviews = bytes.getLong();
      day.coarse = bytes.getInt();
      for (int left = bytes.getInt(); left > 0; left--) {
        day.marks.add(new Mark(bytes.getLong(), bytes.getLong()));
      }
    }
    return day;
  }

  private void readSteps(ByteBuffer bytes) {
    reviews = ByteUtils.readVarlong(bytes);
    coarse = (int) ByteUtils.readVarlong(bytes);
    Mark last = new Mark(0, 0);
    for (long left = ByteUtils.readVarlong(bytes); left > 0; left--) {
      last =
          new Mark(
              last.at() + ByteUtils.readVarlong(bytes),
              last.reviews() + ByteUtils.readVarlong(bytes));
      marks.add(last);
    }
  }

  /**
   * All of it. It is kept once a minute, so a mark is what lies between it and the one before: some
   * four bytes instead of sixteen.
   */
  byte[] written() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + (3 + 2 * marks.size()) * MOST_BYTES_OF_A_NUMBER);
    bytes.put(BY_STEPS);
    ByteUtils.writeVarlong(reviews, bytes);
    ByteUtils.writeVarlong(coarse, bytes);
    ByteUtils.writeVarlong(marks.size(), bytes);
    Mark last = new Mark(0, 0);
    for (Mark mark : marks) {
      ByteUtils.writeVarlong(mark.at() - last.at(), bytes);
      ByteUtils.writeVarlong(mark.reviews() - last.reviews(), bytes);
      last = mark;
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
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
