package dev.screener.moderation.siege;

/**
 * What the votes of a siege look like, as far as the recent ones tell: what is in excess of what
 * the crowd would give by itself. Each vote gets its own probability of being part of it; an
 * established voter's is zero.
 */
final class Profile {

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
   * @param excess of the pressed ratings that show what those of the siege look like who give this
   *     one
   */
  Profile(Moment moment, int rating, Excess excess) {
    int all = moment.of(1 << rating);
    double part = all == 0 ? 0 : 1 - moment.expected(1 << rating) / all;
    double share = Math.max(0, Math.min(MOST_SHARE, part));
    double atMost = moment.honestShareAtMost(rating);
    for (Voter voter : VOTERS) {
      for (Form form : FORMS) {
        int place = place(voter, form);
        double ofCrowd = moment.by(voter) * moment.in(form);
        double ofSiege = excess.by(voter) * excess.in(form);
        boolean can = !voter.isEstablished() && ofCrowd > 0;
        odds[place] = can ? (float) (share * ofSiege / ((1 - share) * ofCrowd)) : 0;
        usual[place] = (float) (atMost * ofCrowd);
      }
    }
  }

  private static int place(Voter voter, Form form) {
    return voter.place() * Vote.FORMS + form.place();
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
