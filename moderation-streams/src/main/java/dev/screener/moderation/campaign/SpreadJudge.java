package dev.screener.moderation.campaign;

/**
 * Tells a campaign from a commonplace by how the text is spread. Pure.
 *
 * <p>The score is a sum of weights of evidence in bits (Good, Probability and the weighing of
 * evidence, 1950): for each review the binary logarithm of how much likelier it is in a campaign
 * than on this site. A campaign of throw-away accounts is told by who writes; that many write the
 * same at one time adds a little, since news and jokes do that too.
 */
final class SpreadJudge {

  /** Fewer different authors or films are friends, a family, one author twice. */
  private static final int LEAST_AUTHORS = 6;

  private static final int LEAST_FILMS = 5;
  private static final double LEAST_FILMS_AN_AUTHOR = 0.6;

  /** The share of a campaign's accounts that behave as throw-away accounts do. */
  private static final double IN_CAMPAIGN = 0.9;

  // What is usual on a site is never taken for rarer than this, nor for commoner.
  private static final double LEAST_USUAL = 0.15;
  private static final double MOST_USUAL = 0.85;

  /**
   * Odds of 4,000 to 1. Of the 192,000 templates in 200,074 real reviews none comes near: the
   * highest score is told by the figures that {@code SpreadFiguresTest} prints.
   */
  private static final float SUSPECTED_FROM = 12;

  private static final float CONFIRMABLE_FROM = 60;
  private static final int CONFIRMABLE_AUTHORS = 20;

  /** A text that says less needs more evidence: a bit of evidence for each that is missing. */
  private static final float PLAIN_BITS = 18;

  private static final float MOST_FOR_PACE = 1;
  private static final double DAYS = Cluster.LIFE_MILLIS / 86_400_000.0;
  private static final double LN_2 = Math.log(2);

  private SpreadJudge() {}

  /** Judges the whole, and the newest reviews alone; the strongest finding counts. */
  static Finding judge(Spread spread, Background background) {
    float best = score(spread, background);
    Spread strongest = spread;
    for (Spread newest : spread.newest()) {
      float score = score(newest, background);
      if (score > best) {
        best = score;
        strongest = newest;
      }
    }
    Suspicion suspicion = Suspicion.NOTHING;
    if (best >= SUSPECTED_FROM) {
      suspicion =
          best >= CONFIRMABLE_FROM && strongest.authors() >= CONFIRMABLE_AUTHORS
              ? Suspicion.CONFIRMABLE
              : Suspicion.SUSPECTED;
    }
    return new Finding(suspicion, best, spread);
  }

  private static float score(Spread spread, Background background) {
    if (spread.authors() < LEAST_AUTHORS
        || spread.films() < LEAST_FILMS
        || spread.films() < LEAST_FILMS_AN_AUTHOR * spread.authors()) {
      return 0;
    }
    double accounts = accounts(spread, background);
    double pace = Math.min(MOST_FOR_PACE, pace(spread, background)) * spread.authors();
    double missing = Math.max(0, PLAIN_BITS - spread.bits());
    return (float) Math.max(0, accounts + pace - missing);
  }

  private static double accounts(Spread spread, Background background) {
    int known = spread.agesKnown();
    int unknown = spread.reviews() - known;
    // An age says more than a first review, which may be first for us only. Both say much the same.
    double young = weight(spread.newAccounts(), known, background.newAccountShare());
    double share = spread.firstReviews() / (double) spread.reviews();
    double first = weight(share * unknown, unknown, background.firstShare());
    double firstKnown = weight(share * known, known, background.firstShare());
    return Math.max(young, (young + firstKnown) / 2) + first;
  }

  private static double weight(double hits, double of, double usual) {
    double share = Math.min(MOST_USUAL, Math.max(LEAST_USUAL, usual));
    return hits * log2(IN_CAMPAIGN / share) + (of - hits) * log2((1 - IN_CAMPAIGN) / (1 - share));
  }

  /** How many times faster than people would come upon the text by chance; in bits, from 0 on. */
  private static double pace(Spread spread, Background background) {
    double usualADay = background.reviews() / DAYS * Math.pow(2, -spread.bits());
    double expected = usualADay * Math.max(spread.days(), 1.0 / 24);
    return Math.max(0, log2(spread.authors() / expected) - 1 / LN_2);
  }

  /**
   * Whether a review in a formed campaign is part of it, by its author: one of whom reviews have
   * stood is only if the campaign is made of such authors.
   */
  static boolean implicates(Member member, Spread campaign) {
    boolean proven = member.stood() > 0;
    return !proven || campaign.standing() * 2 > campaign.reviews();
  }

  private static double log2(double value) {
    return Math.log(value) / LN_2;
  }
}
