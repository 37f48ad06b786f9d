package dev.screener.moderation.siege;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who of those that vote just now looks like part of a siege: of the pressed ratings, and of those
 * next to them. Some who act together give a point more or less, lest it shows; they look like the
 * others.
 */
final class Suspects {

  private final RecentVotes recent;
  private final Supplier<Habits> crowd;
  private final int pressed;
  private Profile @Nullable [] profiles;

  /**
   * Nothing is looked at before a vote is read that the siege may concern: most are not such.
   *
   * @param crowd as {@link Moment} takes it
   * @param pressed bit n stands for the rating n
   */
  Suspects(RecentVotes recent, Supplier<Habits> crowd, int pressed) {
    this.recent = recent;
    this.crowd = crowd;
    this.pressed = pressed;
  }

  private Profile[] profiles() {
    Profile[] known = profiles;
    if (known == null) {
      known = profiles(new Moment(recent, crowd.get(), concerned(pressed)), pressed);
      profiles = known;
    }
    return known;
  }

  /**
   * One for each rating that is concerned, at its place; neighbours have their excess in common.
   */
  private static Profile[] profiles(Moment moment, int pressed) {
    Profile[] byRating = new Profile[Vote.RATINGS];
    Excess excess = null;
    for (int rating = 1; rating < Vote.RATINGS; rating++) {
      if (concern(pressed, rating)) {
        int together = together(pressed, rating);
        if (excess == null || excess.of() != together) {
          excess = Excess.of(moment, together);
        }
        byRating[rating] = new Profile(moment, rating, excess);
      }
    }
    return byRating;
  }

  /** The pressed ratings around one: low and high ones may be pressed by different people. */
  private static int together(int pressed, int around) {
    int from = around;
    int to = around;
    while (concern(pressed, from - 1)) {
      from--;
    }
    while (to + 1 < Vote.RATINGS && concern(pressed, to + 1)) {
      to++;
    }
    return pressed & ((2 << to) - (1 << from));
  }

  /** The pressed ratings and those next to them. */
  static int concerned(int pressed) {
    int concerned = 0;
    for (int rating = 1; rating < Vote.RATINGS; rating++) {
      concerned |= concern(pressed, rating) ? 1 << rating : 0;
    }
    return concerned;
  }

  /** Whether a siege that presses some ratings concerns the voters of this one. */
  static boolean concern(int pressed, int rating) {
    return rating > 0
        && (isIn(pressed, rating) || isIn(pressed, rating - 1) || isIn(pressed, rating + 1));
  }

  static boolean isIn(int pressed, int rating) {
    return rating > 0 && (pressed >> rating & 1) == 1;
  }

  /** What is to be told of a vote. */
  Reading read(Vote vote) {
    if (vote.voter().isEstablished() || !concern(pressed, vote.rating())) {
      return Reading.UNLIKE;
    }
    Profile[] byRating = profiles();
    Profile own = byRating[vote.rating()];
    float odds = own.odds(vote.voter(), vote.form());
    float crowdShare = 0;
    for (Profile profile : byRating) {
      crowdShare += profile == null ? 0 : profile.crowdShare(odds);
    }
    return new Reading(true, own.suspicion(vote.voter(), vote.form()), crowdShare);
  }
}
