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

  private static final double MOST_SHARE = 0.999;

  /** Of the siege, by voter and by form. */
  private final double[] voters;

  private final double[] forms;

  /** By voter and form: how much likelier such a vote is of the siege than of the crowd. */
  private final float[] odds = new float[Vote.VOTERS * Vote.FORMS];

  /** By voter and form: the share of the crowd without a campaign that votes so. */
  private final float[] usual = new float[Vote.VOTERS * Vote.FORMS];

  private Profile(Moment moment, int rating, double[] voters, double[] forms) {
    this.voters = voters;
    this.forms = forms;
    int all = moment.ofRating(rating);
    double part = all == 0 ? 0 : 1 - moment.expected(rating) / all;
    double share = Math.max(0, Math.min(MOST_SHARE, part));
    double atMost = moment.honestShareAtMost(rating);
    for (Voter voter : VOTERS) {
      for (Form form : FORMS) {
        int place = voter.place() * Vote.FORMS + form.place();
        double ofCrowd = moment.by(voter) * moment.in(form);
        double ofSiege = voters[voter.place()] * forms[form.place()];
        boolean can = !voter.isEstablished() && ofCrowd > 0;
        odds[place] = can ? (float) (share * ofSiege / ((1 - share) * ofCrowd)) : 0;
        usual[place] = (float) (atMost * ofCrowd);
      }
    }
  }

  /** What the voters of a pressed rating look like. */
  static Profile of(Moment moment, int rating) {
    return new Profile(
        moment, rating, votersInExcess(moment, rating), formsInExcess(moment, rating));
  }

  /** The same siege, with as large a part of the voters of another rating as these show. */
  Profile beside(Moment moment, int rating) {
    return new Profile(moment, rating, voters, forms);
  }

  private static double[] votersInExcess(Moment moment, int rating) {
    double[] excess = new double[Vote.VOTERS];
    double expected = moment.expected(rating);
    double sum = 0;
    for (Voter voter : VOTERS) {
      if (!voter.isEstablished()) {
        double more = moment.ofRating(rating, voter) - expected * moment.by(voter);
        double smooth = SMOOTHING * moment.by(voter) / moment.strangers();
        excess[voter.place()] = Math.max(0, more) + smooth;
        sum += excess[voter.place()];
      }
    }
    return shares(excess, sum);
  }

  private static double[] formsInExcess(Moment moment, int rating) {
    double[] excess = new double[Vote.FORMS];
    double expectedStrangers = moment.expected(rating) * moment.strangers();
    double sum = 0;
    for (Form form : FORMS) {
      double more = moment.ofRating(rating, form) - expectedStrangers * moment.in(form);
      excess[form.place()] = Math.max(0, more) + SMOOTHING * moment.in(form);
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

  /** How much likelier a vote like this one is part of the siege than of the crowd; from 0 on. */
  float odds(Voter voter, Form form) {
    return odds[voter.place() * Vote.FORMS + form.place()];
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
