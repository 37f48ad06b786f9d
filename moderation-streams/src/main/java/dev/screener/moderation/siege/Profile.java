package dev.screener.moderation.siege;

/**
 * What the votes of a siege look like, as far as the recent ones tell: what is in excess of what
 * the crowd would give by itself. Each vote gets its own probability of being part of it; an
 * established voter's is zero.
 */
final class Profile {

  /** Keeps a voter or a form that is hardly seen from being sure of anything. */
  private static final double SMOOTHING = 0.5;

  private static final Voter[] VOTERS = Voter.values();
  private static final Form[] FORMS = Form.values();

  private static final double MOST_SHARE = 0.999;

  /** By voter and form: how much likelier such a vote is of the siege than of the crowd. */
  private final float[] odds = new float[Vote.VOTERS * Vote.FORMS];

  /** By voter and form: the share of the crowd without a campaign that votes so. */
  private final float[] usual = new float[Vote.VOTERS * Vote.FORMS];

  /**
   * The voters of one rating.
   *
   * @param together bit n stands for the rating n: the pressed ones that show what those of the
   *     siege look like who give this rating
   */
  Profile(Moment moment, int rating, int together) {
    double[] voters = votersInExcess(moment, together);
    double[] forms = formsInExcess(moment, together);
    int all = moment.of(1 << rating);
    double part = all == 0 ? 0 : 1 - moment.expected(1 << rating) / all;
    double share = Math.max(0, Math.min(MOST_SHARE, part));
    double atMost = moment.honestShareAtMost(rating);
    for (Voter voter : VOTERS) {
      for (Form form : FORMS) {
        int place = place(voter, form);
        double ofCrowd = moment.by(voter) * moment.in(form);
        double ofSiege = voters[voter.place()] * forms[form.place()];
        boolean can = !voter.isEstablished() && ofCrowd > 0;
        odds[place] = can ? (float) (share * ofSiege / ((1 - share) * ofCrowd)) : 0;
        usual[place] = (float) (atMost * ofCrowd);
      }
    }
  }

  private static int place(Voter voter, Form form) {
    return voter.place() * Vote.FORMS + form.place();
  }

  private static double[] votersInExcess(Moment moment, int together) {
    double[] excess = new double[Vote.VOTERS];
    double expected = moment.expected(together);
    double sum = 0;
    for (Voter voter : VOTERS) {
      if (!voter.isEstablished()) {
        double more = excess(moment.of(together, voter), expected * moment.by(voter));
        double smooth = SMOOTHING * moment.by(voter) / moment.strangers();
        excess[voter.place()] = more + smooth;
        sum += excess[voter.place()];
      }
    }
    return shares(excess, sum);
  }

  private static double[] formsInExcess(Moment moment, int together) {
    double[] excess = new double[Vote.FORMS];
    double expectedStrangers = moment.expected(together) * moment.strangers();
    double sum = 0;
    for (Form form : FORMS) {
      double more = excess(moment.of(together, form), expectedStrangers * moment.in(form));
      excess[form.place()] = more + SMOOTHING * moment.in(form);
      sum += excess[form.place()];
    }
    return shares(excess, sum);
  }

  /** What is beyond chance: more than two standard errors above what is expected. */
  private static double excess(int seen, double expected) {
    return Math.max(0, seen - expected - 2 * Math.sqrt(expected));
  }

  private static double[] shares(double[] weights, double sum) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** How much likelier a vote like this one is part of the siege than of the crowd; from 0 on. */
  float odds(Voter voter, Form form) {
    return odds[place(voter, form)];
  }

  /** The probability, 0 to 1, that a vote like this one with the rating is part of the siege. */
  float suspicion(Voter voter, Form form) {
    float likelier = odds(voter, form);
    return likelier / (1 + likelier);
  }

  /** The share of the film's usual crowd with this rating and at least such odds, 0 to 1. */
  float crowdShare(float least) {
    float sum = 0;
    for (int place = 0; place < odds.length; place++) {
      sum += odds[place] >= least ? usual[place] : 0;
    }
    return sum;
  }
}
