package dev.screener.moderation.siege;

/**
 * The crowd against which the voters of one rating are held: those who vote otherwise at the same
 * time, and the film's usual crowd. A release night that brings newcomers and fans shows in both
 * alike, so it explains itself.
 */
final class Control {

  private final int rating;
  private final int concerned;
  private final Habits usual;
  private final double usualVotes;
  private final int[] voters = new int[Vote.VOTERS];
  private final int[] forms = new int[Vote.FORMS];
  private final int[] votersOfRating = new int[Vote.VOTERS];
  private final int[] formsOfRating = new int[Vote.FORMS];
  private int votes;
  private int ofRating;
  private int otherwise;
  private int strangersOfRating;

  /**
   * The control for the voters of a rating.
   *
   * @param usual the film's habits, leaning on the site's, weighing as many votes as they may speak
   *     for among those of this moment
   * @param concerned by an open siege: bit n stands for the rating n, whose voters are no control
   */
  Control(RecentVotes recent, Habits usual, int rating, int concerned) {
    this.rating = rating;
    this.concerned = concerned;
    this.usual = usual;
    this.usualVotes = usual.votes();
    for (int back = 0; back < recent.size(); back++) {
      add(recent.code(back));
    }
  }

  private void add(int code) {
    int voter = Vote.voter(code).place();
    int form = Vote.form(code).place();
    votes++;
    if (Vote.rating(code) == rating) {
      ofRating++;
      votersOfRating[voter]++;
      formsOfRating[form]++;
      if (!Vote.voter(code).isEstablished()) {
        strangersOfRating++;
      }
    } else if ((concerned >> Vote.rating(code) & 1) == 0) {
      otherwise++;
      voters[voter]++;
      forms[form]++;
    }
  }

  double by(Voter voter) {
    return (voters[voter.place()] + usual.by(voter)) / (otherwise + usualVotes);
  }

  double in(Form form) {
    return (forms[form.place()] + usual.in(form)) / (otherwise + usualVotes);
  }

  double strangers() {
    return 1 - by(Voter.ESTABLISHED);
  }

  /** The share of voters without standing that an honest crowd may have just now. */
  double strangersAllowed() {
    return Math.max(strangers(), atMost(otherwise - at(Voter.ESTABLISHED), otherwise));
  }

  /** The same of new accounts among those without standing whose age is known. */
  double newOfToldAllowed() {
    double young = by(Voter.NEW);
    double usually = young / (young + by(Voter.YOUNG) + by(Voter.AGED));
    int told = at(Voter.NEW) + at(Voter.YOUNG) + at(Voter.AGED);
    return Math.max(usually, atMost(at(Voter.NEW), told));
  }

  /** The same of repeated texts among texts. */
  double sameOfTextsAllowed() {
    double usually = in(Form.SAME) / (1 - in(Form.BARE));
    int bare = forms[Form.BARE.place()];
    return Math.max(usually, atMost(forms[Form.SAME.place()], otherwise - bare));
  }

  /** The same of ratings without a text. */
  double bareAllowed() {
    return Math.max(in(Form.BARE), atMost(forms[Form.BARE.place()], otherwise));
  }

  /** What those who vote otherwise show; half where they are too few to show anything. */
  static double atMost(int part, int whole) {
    return (part + 1.0) / (whole + 2.0);
  }

  private int at(Voter voter) {
    return voters[voter.place()];
  }

  /**
   * The share that a window's rating has outside of it, and among those in it who have standing.
   *
   * @param windowVotes all in the window
   * @param windowOfRating those of the rating in it
   * @param established those in it with standing
   * @param establishedOfRating those of them who give the rating
   */
  double rated(int windowVotes, int windowOfRating, int established, int establishedOfRating) {
    double of = ofRating - windowOfRating + establishedOfRating + usual.rated(rating);
    return of / (votes - windowVotes + established + usualVotes);
  }

  /** How many of the recent votes give the rating. */
  int ofRating() {
    return ofRating;
  }

  int ofRating(Voter voter) {
    return votersOfRating[voter.place()];
  }

  int ofRating(Form form) {
    return formsOfRating[form.place()];
  }

  int strangersOfRating() {
    return strangersOfRating;
  }
}
