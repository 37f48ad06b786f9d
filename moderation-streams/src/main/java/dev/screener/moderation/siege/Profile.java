package dev.screener.moderation.siege;

/**
 * What the votes of a siege look like, as far as the recent ones tell: what is in excess of what
 * the crowd would give by itself. Each vote gets its own probability of being part of it; an
 * established voter's is zero.
 */
final class Profile {

  /** Keeps a voter or a form that is hardly seen from being sure of anything. */
  private static final double SMOOTHING = 1;

  private static final Voter[] VOTERS = Voter.values();
  private static final Form[] FORMS = Form.values();

  /** By voter and form; {@link #suspicion} of a vote with the rating. */
  private final float[] suspicions = new float[Vote.VOTERS * Vote.FORMS];

  /**
   * By voter and form: how much oftener the siege votes so than the crowd. By this votes are
   * ranked, since suspicions can be so near to one that they are equal.
   */
  private final float[] ratios = new float[Vote.VOTERS * Vote.FORMS];

  /** By voter and form: the share of the crowd without a campaign that votes so. */
  private final float[] usual = new float[Vote.VOTERS * Vote.FORMS];

  Profile(Control control) {
    double honest = control.honestShare();
    double atMost = control.honestShareAtMost();
    double expected = control.otherwise() * honest / (1 - honest);
    double part = control.ofRating() == 0 ? 0 : 1 - expected / control.ofRating();
    double share = Math.max(0, part);
    double[] voters = votersInExcess(control, expected);
    double[] forms = formsInExcess(control, expected * control.strangers());
    for (Voter voter : VOTERS) {
      for (Form form : FORMS) {
        int place = voter.place() * Vote.FORMS + form.place();
        double ofCrowd = control.by(voter) * control.in(form);
        double ofSiege = voters[voter.place()] * forms[form.place()];
        double siege = share * ofSiege;
        double all = siege + (1 - share) * ofCrowd;
        suspicions[place] = voter.isEstablished() || all <= 0 ? 0 : (float) (siege / all);
        ratios[place] = voter.isEstablished() || ofCrowd <= 0 ? 0 : (float) (ofSiege / ofCrowd);
        usual[place] = (float) (atMost * ofCrowd);
      }
    }
  }

  private static double[] votersInExcess(Control control, double expected) {
    double[] excess = new double[Vote.VOTERS];
    double sum = 0;
    for (Voter voter : VOTERS) {
      if (!voter.isEstablished()) {
        double more = control.ofRating(voter) - expected * control.by(voter);
        double smooth = SMOOTHING * control.by(voter) / control.strangers();
        excess[voter.place()] = Math.max(0, more) + smooth;
        sum += excess[voter.place()];
      }
    }
    return shares(excess, sum);
  }

  private static double[] formsInExcess(Control control, double expectedStrangers) {
    double[] excess = new double[Vote.FORMS];
    double sum = 0;
    for (Form form : FORMS) {
      double more = control.ofRating(form) - expectedStrangers * control.in(form);
      excess[form.place()] = Math.max(0, more) + SMOOTHING * control.in(form);
      sum += excess[form.place()];
    }
    return shares(excess, sum);
  }

  private static double[] shares(double[] weights, double sum) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** The probability, 0 to 1, that a vote like this one with the rating is part of the siege. */
  float suspicion(Voter voter, Form form) {
    return suspicions[voter.place() * Vote.FORMS + form.place()];
  }

  /** The share of the film's usual crowd whose votes look at least as suspicious, 0 to 1. */
  float crowdShare(Voter voter, Form form) {
    float ratio = ratios[voter.place() * Vote.FORMS + form.place()];
    float sum = 0;
    for (int place = 0; place < ratios.length; place++) {
      sum += ratios[place] >= ratio ? usual[place] : 0;
    }
    return sum;
  }
}
