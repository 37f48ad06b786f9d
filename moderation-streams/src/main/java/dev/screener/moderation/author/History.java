package dev.screener.moderation.author;

import dev.screener.moderation.record.AuthorHistory;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Evidence;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an author has behaved: the last {@value #MAX_RECENT} submissions of the last 30 days of event
 * time, what the {@value #MAX_OLDER} texts before these were, and how many reviews have stood.
 * Mutable, made for one record and written back. An author who exceeds the bound counts as having
 * exactly that many.
 */
final class History {

  static final int MAX_RECENT = 128;
  static final int MAX_RIPENING = 16;

  /**
   * Texts come again after months: of the reposts in one Korean site's reviews a month knows 87%, a
   * bound of 64 submissions, however old, 98%, one of 128 all but one.
   */
  static final int MAX_OLDER = 128;

  /** Longer streaks say no more. */
  static final int MAX_STREAK = 1_000;

  /** Beyond this an author is proven, and further approved reviews are not counted. */
  static final int MAX_STOOD = 100;

  static final long MINUTE = 60_000L;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final long REMEMBERED = 30 * DAY;

  private record Submission(long at, long film, long text) {}

  private record Ripening(long since, long review) {}

  /** What is kept of a submission when its time does not matter any more. */
  private record Older(long text, int film) {
    static final int BYTES = Long.BYTES + Integer.BYTES;
  }

  private final List<Submission> recent = new ArrayList<>();
  private final List<Ripening> ripening = new ArrayList<>();
  private final List<Older> older = new ArrayList<>();
  private int stood;
  private int streakRating;
  private int streak;

  private History() {}

  /** The history as stored; empty for an author whom nothing is known of. */
  static History of(@Nullable AuthorHistory stored) {
    History history = new History();
    if (stored != null) {
      ByteBuffer recent = stored.getRecent().duplicate();
      while (recent.remaining() >= 3 * Long.BYTES) {
        history.recent.add(new Submission(recent.getLong(), recent.getLong(), recent.getLong()));
      }
      ByteBuffer ripening = stored.getRipening().duplicate();
      while (ripening.remaining() >= 2 * Long.BYTES) {
        history.ripening.add(new Ripening(ripening.getLong(), ripening.getLong()));
      }
      ByteBuffer older = stored.getTexts().duplicate();
      while (older.remaining() >= Older.BYTES) {
        history.older.add(new Older(older.getLong(), older.getInt()));
      }
      history.stood = stored.getStood();
      history.streakRating = stored.getStreakRating();
      history.streak = stored.getStreak();
    }
    return history;
  }

  /** Takes in a submission, and forgets those beyond the bounds. */
  void submitted(long at, long film, long text) {
    for (Submission earlier : List.copyOf(recent)) {
      if (earlier.at() < at - REMEMBERED || recent.size() == MAX_RECENT) {
        recent.remove(earlier);
        older(earlier);
      }
    }
    recent.add(new Submission(at, film, text));
    ripen(at);
  }

  private void older(Submission submission) {
    Older text = new Older(submission.text(), (int) submission.film());
    if (submission.text() != 0 && !older.contains(text)) {
      if (older.size() == MAX_OLDER) {
        older.remove(0);
      }
      older.add(text);
    }
  }

  /**
   * A review has begun to stand; false when the author's standing has no room or no need for it.
   */
  boolean stands(long since, long review) {
    ripen(since);
    if (ripening.size() == MAX_RIPENING || stood >= MAX_STOOD) {
      return false;
    }
    ripening.add(new Ripening(since, review));
    return true;
  }

  /** A review that was counted no longer stands. */
  void fell(long review) {
    if (!ripening.removeIf(young -> young.review() == review)) {
      stood = Math.max(0, stood - 1);
    }
  }

  /** Takes in the rating of a new review; one without a rating neither ends a streak nor adds. */
  void rated(@Nullable Integer rating) {
    if (rating != null) {
      streak = rating == streakRating ? Math.min(MAX_STREAK, streak + 1) : 1;
      streakRating = rating;
    }
  }

  /** Whether the newest submission is the only one that is remembered. */
  boolean isFirst() {
    return recent.size() <= 1 && stood == 0 && ripening.isEmpty();
  }

  /**
   * Whether a review of this author's stands or ripens. The first one does because the case desk
   * has told that it is approved. Whoever has one is expected to have others: of these only what is
   * not approved is told, so they vouch for themselves until then.
   */
  boolean isVouchedFor() {
    return stood > 0 || !ripening.isEmpty();
  }

  /** How many of the last month are remembered, the newest included. */
  int submissions() {
    return recent.size();
  }

  boolean hasStood() {
    return stood > 0;
  }

  /** The author's signals at {@code at}; what was submitted last is included. */
  void tell(long at, long film, long text, Evidence.Builder evidence) {
    int lastMinute = 0;
    int lastHour = 0;
    int lastDay = 0;
    int sameText = 0;
    Set<Long> films = new HashSet<>();
    Set<Long> filmsLastHour = new HashSet<>();
    for (Submission submission : recent) {
      long age = at - submission.at();
      lastMinute += age < MINUTE ? 1 : 0;
      lastHour += age < HOUR ? 1 : 0;
      if (age < HOUR) {
        filmsLastHour.add(submission.film());
      }
      if (age < DAY) {
        lastDay++;
        films.add(submission.film());
      }
      sameText += text != 0 && submission.text() == text && submission.film() != film ? 1 : 0;
    }
    for (Older earlier : older) {
      sameText += text != 0 && earlier.text() == text && earlier.film() != (int) film ? 1 : 0;
    }
    evidence
        .put(AuthorSignal.REVIEWS_LAST_MINUTE, lastMinute)
        .put(AuthorSignal.REVIEWS_LAST_HOUR, lastHour)
        .put(AuthorSignal.REVIEWS_LAST_DAY, lastDay)
        .put(AuthorSignal.FILMS_LAST_HOUR, filmsLastHour.size())
        .put(AuthorSignal.FILMS_LAST_DAY, films.size())
        .put(AuthorSignal.FIRST_REVIEW, isFirst())
        .put(AuthorSignal.SAME_TEXT_BEFORE, sameText)
        .put(AuthorSignal.STOOD_REVIEWS, stood);
    if (streak > 0) {
      evidence.put(AuthorSignal.RATING_STREAK, streak);
    }
  }

  /** The history to be stored. */
  AuthorHistory toRecord() {
    ByteBuffer recentBytes = ByteBuffer.allocate(recent.size() * 3 * Long.BYTES);
    recent.forEach(one -> recentBytes.putLong(one.at()).putLong(one.film()).putLong(one.text()));
    ByteBuffer ripeningBytes = ByteBuffer.allocate(ripening.size() * 2 * Long.BYTES);
    ripening.forEach(one -> ripeningBytes.putLong(one.since()).putLong(one.review()));
    ByteBuffer olderBytes = ByteBuffer.allocate(older.size() * Older.BYTES);
    older.forEach(one -> olderBytes.putLong(one.text()).putInt(one.film()));
    return new AuthorHistory(
        recentBytes.flip(), stood, ripeningBytes.flip(), streakRating, streak, olderBytes.flip());
  }

  /** Whether nothing in a stored history can matter to a submission at {@code now} or later. */
  static boolean isSpent(AuthorHistory stored, long now) {
    ByteBuffer recent = stored.getRecent();
    boolean quiet =
        recent.remaining() < 3 * Long.BYTES
            || recent.getLong(recent.limit() - 3 * Long.BYTES) < now - REMEMBERED;
    return quiet && stored.getStood() == 0 && !stored.getRipening().hasRemaining();
  }

  /** What was approved a day ago and is still up has stood. */
  private void ripen(long now) {
    int before = ripening.size();
    ripening.removeIf(young -> young.since() <= now - DAY);
    stood = Math.min(MAX_STOOD, stood + before - ripening.size());
  }
}
