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

  /**
   * The same on a desk's first day, when of a text's past only this is known, that others came and
   * it did not: {@value Spread#NEWER} of them weigh so much when they come among no more than a
   * quarter of the number of reviews that came before the first of them. A commonplace begins with
   * the site.
   */
  private static final double FROM_ON_FIRST_DAY = 120;

  /**
   * The same for {@value Spread#NEWEST}: they weigh so much among no more than a fortieth of what
   * came before. Who comes so fast cannot be waited for.
   */
  private static final double OF_FEW_ON_FIRST_DAY = 90;

  private static final double BEYOND_DOUBT = 2;

  private static final double LEAST_DIFFERENT = 0.9;

  private OnCue() {}

  static boolean is(Spread newest, Spread all, Background background) {
    if (newest.unproven() || !isCrowd(newest)) {
      // Under a further key only newcomers pass, and a commonplace lists no more than its newest:
      // there is no past to compare.
      return false;
    }
    return share(newest, all, background) >= 1;
  }

  /**
   * Whether all that ever came under a text's own key came within a day, and so much on cue that
   * texts like it may be taken for the same.
   */
  static boolean isBeyondDoubt(Spread all, Background background) {
    return all.days() <= 1 && isCrowd(all) && share(all, all, background) >= BEYOND_DOUBT;
  }

  /** The weight in shares of that from which on it counts. */
  private static double share(Spread newest, Spread all, Background background) {
    boolean isFirstDay = newest.firstAt() - FirstDay.MILLIS < background.since();
    boolean isFew = newest.reviews() < Spread.NEWER;
    if (isFirstDay) {
      double weight = weight(newest, expectedOnFirstDay(newest, all, background.firstDay()));
      return weight / (isFew ? OF_FEW_ON_FIRST_DAY : FROM_ON_FIRST_DAY);
    }
    return isFew ? 0 : weight(newest, expected(newest, all, background)) / FROM;
  }

  /** So many authors under so many films, with more than a commonplace. */
  private static boolean isCrowd(Spread newest) {
    double least = LEAST_DIFFERENT * newest.reviews();
    return newest.authors() >= least
        && newest.films() >= least
        && newest.bits() >= SpreadJudge.PLAIN_BITS;
  }

  /**
   * On its first day a desk sees even the commonest phrase for the first time; but it sees it
   * early. So many would have come among the reviews since the newest began, had the text come as
   * often, and once more, among those before. Reviews are counted, not hours: a site that opens at
   * noon was as good as not there in the morning.
   */
  private static double expectedOnFirstDay(Spread newest, Spread all, FirstDay day) {
    double before = day.seenBy(newest.firstAt());
    double uses = 1.0 + all.reviews() - newest.reviews();
    // At least they came themselves, whatever the order in which they were told.
    return uses * Math.max(newest.reviews(), day.seen() - before) / before;
  }

  /** How many would have come in the time of the newest: by chance, or as fast as before them. */
  private static double expected(Spread newest, Spread all, Background background) {
    float bits = Math.max(Math.min(newest.bits(), PLAIN_BITS), newest.bits() / 2);
    double byChance = background.reviews() * Math.pow(2, -bits);
    // What was imported came from years ago, and makes the days since look slow.
    double watched = (newest.firstAt() - background.since()) / (double) FirstDay.MILLIS;
    double within = Math.min(watched, all.days() - newest.days());
    double usual = SpreadJudge.before(newest, all, within) * SpreadJudge.BUSY;
    double days = Math.max(newest.days(), SpreadJudge.AN_HOUR);
    return Math.max(byChance, usual) * days / SpreadJudge.DAYS;
  }

  private static double weight(Spread newest, double expected) {
    int reviews = newest.reviews();
    return expected < reviews
        ? reviews * SpreadJudge.log2(reviews / expected) - (reviews - expected) / SpreadJudge.LN_2
        : 0;
  }
}
