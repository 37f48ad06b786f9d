package dev.screener.moderation.campaign;

/**
 * Tells whether a text's newest reviews came as if on a cue, whoever wrote them: accounts that were
 * bought have a past like anybody's. The weight is that of a Poisson rate as observed against the
 * one to be expected; news and jokes stay below it, since they keep to few films or take days.
 *
 * <p>What a site writes by chance grows with it: of a sentence ({@value #PLAIN_BITS} to twice as
 * many bits) {@value Spread#NEWER} within an hour are on cue as long as the site gets at most
 * 645,000 reviews in thirty days, and of a text of {@value SpreadJudge#PLAIN_BITS} bits 161,000.
 * Beyond that it takes longer texts, two bits for each doubling of the site.
 */
final class OnCue {

  /**
   * The weight from which so many came upon the same words so soon that no past of theirs explains
   * it. Of 200,074 real reviews pressed into thirty days no text of {@value SpreadJudge#PLAIN_BITS}
   * bits had {@value Spread#NEWER} authors under as many films; the highest weight of a lesser one
   * was 61.
   */
  private static final double FROM = 320;

  /**
   * Words that are passed on, a joke or a greeting, come oftener than their bits tell: of more than
   * these half count, so that a sentence needs three hours and a paragraph may take a month.
   */
  private static final float PLAIN_BITS = 20;

  private static final double LEAST_DIFFERENT = 0.9;
  private static final long A_DAY_MILLIS = 86_400_000;

  private OnCue() {}

  static boolean is(Spread newest, Spread all, Background background) {
    return isCrowd(newest)
        && isPastKnown(newest, background)
        && weight(newest.reviews(), expected(newest, all, background)) >= FROM;
  }

  /** So many authors under so many films, with more than a commonplace. */
  private static boolean isCrowd(Spread newest) {
    double least = LEAST_DIFFERENT * newest.reviews();
    return newest.reviews() >= Spread.NEWER
        && newest.authors() >= least
        && newest.films() >= least
        && newest.bits() >= SpreadJudge.PLAIN_BITS;
  }

  /**
   * On the first day a desk sees even the commonest phrase for the first time; and under a further
   * key, where only newcomers pass and a commonplace lists no more than its newest, there is no
   * past to compare.
   */
  private static boolean isPastKnown(Spread newest, Background background) {
    return !newest.unproven() && newest.firstAt() - A_DAY_MILLIS >= background.since();
  }

  /** How many would have come in the time of the newest: by chance, or as fast as before them. */
  private static double expected(Spread newest, Spread all, Background background) {
    float bits = Math.max(Math.min(newest.bits(), PLAIN_BITS), newest.bits() / 2);
    double byChance = background.reviews() * Math.pow(2, -bits);
    // What was imported came from years ago, and makes the days since look slow.
    double watched = (newest.firstAt() - background.since()) / (double) A_DAY_MILLIS;
    double within = Math.min(watched, all.days() - newest.days());
    double usual = SpreadJudge.before(newest, all, within) * SpreadJudge.BUSY;
    double days = Math.max(newest.days(), SpreadJudge.AN_HOUR);
    return Math.max(byChance, usual) * days / SpreadJudge.DAYS;
  }

  private static double weight(int reviews, double expected) {
    return expected < reviews
        ? reviews * SpreadJudge.log2(reviews / expected) - (reviews - expected) / SpreadJudge.LN_2
        : 0;
  }
}
