package dev.screener.moderation.siege;

/**
 * Who gives some pressed ratings, and how, beyond what the crowd would give by itself: shares by
 * voter and by form.
 */
final class Excess {

  /** Keeps a voter or a form that is hardly seen from being sure of anything. */
  private static final double SMOOTHING = 0.5;

  private static final Voter[] VOTERS = Voter.values();
  private static final Form[] FORMS = Form.values();

  private final int ratings;
  private final double[] voters;
  private final double[] forms;

  private Excess(int ratings, double[] voters, double[] forms) {
    this.ratings = ratings;
    this.voters = voters;
    this.forms = forms;
  }

  /**
   * @param ratings bit n stands for the rating n
   */
  static Excess of(Moment moment, int ratings) {
    return new Excess(ratings, voters(moment, ratings), forms(moment, ratings));
  }

  /** Of which ratings it is. */
  int of() {
    return ratings;
  }

  double by(Voter voter) {
    return voters[voter.place()];
  }

  double in(Form form) {
    return forms[form.place()];
  }

  private static double[] voters(Moment moment, int ratings) {
    double[] excess = new double[Vote.VOTERS];
    double expected = moment.expected(ratings);
    double sum = 0;
    for (Voter voter : VOTERS) {
      if (!voter.isEstablished()) {
        double more = beyondChance(moment.of(ratings, voter), expected * moment.by(voter));
        double smooth = SMOOTHING * moment.by(voter) / moment.strangers();
        excess[voter.place()] = more + smooth;
        sum += excess[voter.place()];
      }
    }
    return shares(excess, sum);
  }

  private static double[] forms(Moment moment, int ratings) {
    double[] excess = new double[Vote.FORMS];
    double expectedStrangers = moment.expected(ratings) * moment.strangers();
    double sum = 0;
    for (Form form : FORMS) {
      double more = beyondChance(moment.of(ratings, form), expectedStrangers * moment.in(form));
      excess[form.place()] = more + SMOOTHING * moment.in(form);
      sum += excess[form.place()];
    }
    return shares(excess, sum);
  }

  /** More than two standard errors above what is expected. */
  private static double beyondChance(int seen, double expected) {
    return Math.max(0, seen - expected - 2 * Math.sqrt(expected));
  }

  private static double[] shares(double[] weights, double sum) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
