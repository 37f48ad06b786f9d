package dev.screener.moderation.siege;

import dev.screener.moderation.record.OpenSiege;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a film's siege opens, which ratings it presses, and when it is over: by what the votes of a
 * moment show. Mutable, as the {@link Pulse} that it is part of.
 */
final class Alarm {

  /** A siege is over when so long nothing suspicious came. */
  static final long QUIET_MILLIS = TimeUnit.HOURS.toMillis(6);

  /** Evidence that opens a siege, in nats; the tolerances make chance alone far rarer. */
  static final double OPENS = 10;

  /** A siege that was one has shown so much evidence, in nats, before it ends. */
  private static final double LASTS = 20;

  /** What is left of its evidence with each further vote of its ratings that shows none. */
  private static final float LEFT = 0.95f;

  /** Below this much evidence, in nats, nothing of it is left. */
  private static final float GONE = 1;

  /** The tolerance under which an open siege is looked at; as {@link Mismatch#of} takes it. */
  private static final double LASTING = 1;

  /** So many votes after its opening a siege must still show. */
  private static final int VOTES_TO_LAST = 64;

  /** After so many votes since its opening, what came before is judged once more. */
  private static final Set<Integer> LOOKS_BACK = Set.of(1, 32, 128);

  /** How a siege ended. */
  enum End {
    NOT_YET,
    /** Nothing more came of it. */
    OVER,
    /** It was none: what looked like one was soon explained by those who came after. */
    LIFTED
  }

  /** What those show who give a rating at this moment. */
  interface Shown {
    Mismatch by(int rating, double tolerance);
  }

  private @Nullable OpenSiege siege;

  /** Whether the vote just taken in showed that one more rating is pressed. */
  private boolean joined;

  Alarm(@Nullable OpenSiege siege) {
    this.siege = siege;
  }

  @Nullable OpenSiege siege() {
    return siege;
  }

  /**
   * The ratings whose voters are no control, as {@link Control} takes them. Strays look like the
   * others of a siege, and may soon be all that is given beside its ratings.
   */
  int concerned() {
    OpenSiege open = siege;
    return open == null || open.getPeak() < LASTS ? 0 : Suspects.concerned(open.getRatings());
  }

  /** Ends a siege that has been quiet for long enough, and says whether one ended. */
  End end(long at) {
    OpenSiege open = siege;
    if (open == null) {
      return End.NOT_YET;
    }
    boolean faded = open.getVotes() >= VOTES_TO_LAST && open.getPresent() < GONE;
    if (faded || at - open.getLastSuspectAt() > QUIET_MILLIS) {
      siege = null;
      return faded && open.getPeak() < LASTS ? End.LIFTED : End.OVER;
    }
    return End.NOT_YET;
  }

  /** A vote comes. */
  void next() {
    joined = false;
  }

  /**
   * Looks at what is shown by those who vote like this one.
   *
   * @param tolerance for what honest crowds show; see {@link Mismatch#of}
   * @return what opened a siege; null where none opened
   */
  @Nullable Mismatch look(Vote vote, double tolerance, Shown shown) {
    OpenSiege open = siege;
    // It takes less to last than to open, lest a siege comes and goes.
    Mismatch found = shown.by(vote.rating(), open == null ? tolerance : LASTING);
    if (open != null) {
      press(open, vote.rating(), found, shown);
    } else if (found.nats() >= OPENS) {
      siege = found.opens(vote.at());
      return found;
    }
    return null;
  }

  /** An open siege goes on, and a rating that turns out to be pressed too joins it. */
  private void press(OpenSiege open, int rating, Mismatch found, Shown shown) {
    boolean pressed = Suspects.isIn(open.getRatings(), rating);
    joined = !pressed && found.nats() >= OPENS;
    if (pressed || joined) {
      float now = (float) (found.nats() > 0 ? found.nats() : strongest(open, rating, shown));
      // One that was beyond doubt is not over with the first vote that shows nothing.
      float left = open.getPeak() < LASTS ? 0 : LEFT * open.getPresent();
      float nats = Math.max(now, left);
      siege =
          OpenSiege.newBuilder(open)
              .setRatings(open.getRatings() | 1 << rating)
              .setPresent(nats)
              .setPeak(Math.max(nats, open.getPeak()))
              .build();
    }
  }

  /** What the pressed ratings but one show: a siege lasts as long as one of them does. */
  private static double strongest(OpenSiege open, int but, Shown shown) {
    double strongest = 0;
    for (int rating = 1; rating < Vote.RATINGS; rating++) {
      if (rating != but && Suspects.isIn(open.getRatings(), rating)) {
        strongest = Math.max(strongest, shown.by(rating, LASTING).nats());
      }
    }
    return strongest;
  }

  /** Counts a vote under the siege, if one is open. */
  void count(long at, boolean suspect) {
    OpenSiege open = siege;
    if (open != null) {
      siege =
          OpenSiege.newBuilder(open)
              .setVotes(open.getVotes() + 1)
              .setSuspects(open.getSuspects() + (suspect ? 1 : 0))
              .setLastSuspectAt(
                  suspect ? Math.max(at, open.getLastSuspectAt()) : open.getLastSuspectAt())
              .build();
    }
  }

  /** Whether what came before is looked at again: a siege opened or grew, or shows clearer. */
  boolean looksBack() {
    OpenSiege open = siege;
    return open != null && (joined || LOOKS_BACK.contains(open.getVotes()));
  }
}
