package dev.screener.moderation.siege;

/**
 * Who of those that vote just now looks like part of a siege: of the pressed ratings, and of those
 * next to them. Some who act together give a point more or less, lest it shows; their rating is not
 * pressed enough to tell what its voters look like, but they look like the others.
 */
final class Suspects {

  private final Profile[] byRating = new Profile[Vote.RATINGS];

  /**
   * @param usual the film's habits, as {@link Moment} takes them
   * @param pressed bit n stands for the rating n
   */
  Suspects(RecentVotes recent, Habits usual, int pressed) {
    Moment moment = new Moment(recent, usual, concerned(pressed));
    for (int rating = 1; rating < Vote.RATINGS; rating++) {
      if (isIn(pressed, rating)) {
        byRating[rating] = Profile.of(moment, rating);
      }
    }
    for (int rating = 1; rating < Vote.RATINGS; rating++) {
      if (!isIn(pressed, rating) && concern(pressed, rating)) {
        Profile beside = byRating[isIn(pressed, rating - 1) ? rating - 1 : rating + 1];
        byRating[rating] = beside.beside(moment, rating);
      }
    }
  }

  private static int concerned(int pressed) {
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

  /** What is to be told of a vote that the siege concerns. */
  Reading read(Vote vote) {
    Profile own = byRating[vote.rating()];
    float odds = own.odds(vote.voter(), vote.form());
    float crowdShare = 0;
    for (Profile profile : byRating) {
      crowdShare += profile == null ? 0 : profile.crowdShare(odds);
    }
    return new Reading(true, own.suspicion(vote.voter(), vote.form()), crowdShare);
  }
}
