package dev.screener.moderation.siege;

/**
 * The votes of this moment on a film under siege, by rating, voter and form, and the crowd among
 * which they are given.
 */
final class Moment {

  private static final double MOST_HONEST = 0.9;

  /** So many standard errors more of the crowd than was seen are spared. */
  private static final double SPARED = 1.5;

  private static final Voter[] VOTERS = Voter.values();

  private final int concerned;
  private final Habits crowd;
  private final double crowdVotes;
  private final double crowdVoters;
  private final int[][] voters = new int[Vote.RATINGS][Vote.VOTERS];
  private final int[][] formsOfStrangers = new int[Vote.RATINGS][Vote.FORMS];
  private int others;

  /**
   * @param crowd how they vote just now who are no part of the siege
   * @param concerned bit n stands for the rating n
   */
  Moment(RecentVotes recent, Habits crowd, int concerned) {
    this.concerned = concerned;
    this.crowd = crowd;
    this.crowdVotes = crowd.votes();
    this.crowdVoters = crowd.voters();
    for (int back = 0; back < recent.size(); back++) {
      add(recent.code(back));
    }
  }

  private void add(int code) {
    int rating = Vote.rating(code);
    Voter voter = Vote.voter(code);
    voters[rating][voter.place()]++;
    formsOfStrangers[rating][Vote.form(code).place()] += voter.isEstablished() ? 0 : 1;
    others += (concerned >> rating & 1) == 0 ? 1 : 0;
  }

  /** The share of the crowd that such a voter makes. */
  double by(Voter voter) {
    return crowd.by(voter) / crowdVoters;
  }

  /** The share of the crowd that votes so. */
  double in(Form form) {
    return crowd.in(form) / crowdVoters;
  }

  double strangers() {
    return 1 - by(Voter.ESTABLISHED);
  }

  /** The share of the crowd that would give a rating without a campaign. */
  double honestShare(int rating) {
    return Math.min(MOST_HONEST, crowd.rated(rating) / crowdVotes);
  }

  /** The same, and some standard errors more: who is not sure of the crowd spares more of it. */
  double honestShareAtMost(int rating) {
    double share = honestShare(rating);
    return share + SPARED * Math.sqrt(share * (1 - share) / crowdVotes);
  }

  /** How many of these votes give one of some ratings although they are of the crowd. */
  double expected(int ratings) {
    double honest = Math.min(MOST_HONEST, honestShares(concerned));
    return others / (1 - honest) * honestShares(ratings);
  }

  private double honestShares(int ratings) {
    double sum = 0;
    for (int rating = 0; rating < Vote.RATINGS; rating++) {
      sum += (ratings >> rating & 1) == 1 ? honestShare(rating) : 0;
    }
    return sum;
  }

  /** How many give one of some ratings; bit n stands for the rating n. */
  int of(int ratings) {
    int sum = 0;
    for (Voter voter : VOTERS) {
      sum += of(ratings, voter);
    }
    return sum;
  }

  int of(int ratings, Voter voter) {
    int sum = 0;
    for (int rating = 0; rating < Vote.RATINGS; rating++) {
      sum += (ratings >> rating & 1) == 1 ? voters[rating][voter.place()] : 0;
    }
    return sum;
  }

  /** Of those without standing who give one of the ratings. */
  int of(int ratings, Form form) {
    int sum = 0;
    for (int rating = 0; rating < Vote.RATINGS; rating++) {
      sum += (ratings >> rating & 1) == 1 ? formsOfStrangers[rating][form.place()] : 0;
    }
    return sum;
  }
}
