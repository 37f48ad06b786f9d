package dev.screener.moderation.siege;

/**
 * The votes of this moment on a film under siege, by rating, voter and form. The crowd is told from
 * those whom the siege does not concern, and from the film's usual crowd.
 */
final class Moment {

  private static final double MOST_HONEST = 0.9;

  private final int concerned;
  private final Habits usual;
  private final double usualVotes;
  private final int[][] voters = new int[Vote.RATINGS][Vote.VOTERS];
  private final int[][] formsOfStrangers = new int[Vote.RATINGS][Vote.FORMS];
  private final int[] othersVoters = new int[Vote.VOTERS];
  private final int[] othersForms = new int[Vote.FORMS];
  private int others;
  private int established;

  /**
   * @param usual the film's habits, leaning on the site's, weighing as many votes as they may speak
   *     for among those of this moment
   * @param concerned bit n stands for the rating n
   */
  Moment(RecentVotes recent, Habits usual, int concerned) {
    this.concerned = concerned;
    this.usual = usual;
    this.usualVotes = usual.votes();
    for (int back = 0; back < recent.size(); back++) {
      add(recent.code(back));
    }
  }

  private void add(int code) {
    int rating = Vote.rating(code);
    Voter voter = Vote.voter(code);
    int form = Vote.form(code).place();
    voters[rating][voter.place()]++;
    established += voter.isEstablished() ? 1 : 0;
    formsOfStrangers[rating][form] += voter.isEstablished() ? 0 : 1;
    if ((concerned >> rating & 1) == 0) {
      others++;
      othersVoters[voter.place()]++;
      othersForms[form]++;
    }
  }

  /** The share of the crowd that such a voter makes. */
  double by(Voter voter) {
    return (othersVoters[voter.place()] + usual.by(voter)) / (others + usualVotes);
  }

  /** The share of the crowd that votes so. */
  double in(Form form) {
    return (othersForms[form.place()] + usual.in(form)) / (others + usualVotes);
  }

  double strangers() {
    return 1 - by(Voter.ESTABLISHED);
  }

  /**
   * The share of the crowd that would give a rating without a campaign, as those with standing and
   * the film's habits tell.
   */
  double honestShare(int rating) {
    return Math.min(
        MOST_HONEST,
        (voters[rating][Voter.ESTABLISHED.place()] + usual.rated(rating)) / honestVotes());
  }

  /** The same, and half a standard error more: who is not sure of the crowd spares more of it. */
  double honestShareAtMost(int rating) {
    double share = honestShare(rating);
    return share + Math.sqrt(share * (1 - share) / honestVotes()) / 2;
  }

  private double honestVotes() {
    return established + usualVotes;
  }

  /** How many of these votes give a rating although they are of the crowd. */
  double expected(int rating) {
    double honest = 0;
    for (int one = 0; one < Vote.RATINGS; one++) {
      honest += (concerned >> one & 1) == 1 ? honestShare(one) : 0;
    }
    return others / (1 - Math.min(MOST_HONEST, honest)) * honestShare(rating);
  }

  int ofRating(int rating) {
    int sum = 0;
    for (int count : voters[rating]) {
      sum += count;
    }
    return sum;
  }

  int ofRating(int rating, Voter voter) {
    return voters[rating][voter.place()];
  }

  /** Of those without standing who give the rating. */
  int ofRating(int rating, Form form) {
    return formsOfStrangers[rating][form.place()];
  }
}
