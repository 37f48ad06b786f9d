package dev.screener.moderation.campaign;

/**
 * Tells a campaign from a commonplace by how the text is spread. Pure.
 *
 * <p>The score is a sum of weights of evidence in bits (Good, Probability and the weighing of
 * evidence, 1950): for each review the binary logarithm of how much likelier it is in a campaign
 * than on this site. Who writes says most; that many write the same at one time adds a little,
 * since news and jokes do that too; what a text that many come upon by chance would show anyway is
 * taken off. The figures below were set on 200,074 real reviews of a site, in their own time of
 * twelve years and pressed into thirty days.
 */
final class SpreadJudge {

  /** Fewer different authors or films are friends, a family, one author twice. */
  private static final int LEAST_AUTHORS = 6;

  private static final int LEAST_FILMS = 5;
  private static final double LEAST_FILMS_AN_AUTHOR = 0.6;

  /** The share of a campaign's accounts that behave as throw-away accounts do. */
  private static final double IN_CAMPAIGN = 0.9;

  // Whoever writes once writes what all write: among phrases that thirty authors had used, 55 to
  // 65% of the reviews were the first of their author, where 28% of all were.
  private static final double MORE_AMONG_PHRASES = 0.4;

  /** The same among authors of whom no review has stood. */
  private static final double USUAL_OF_UNPROVEN = 0.75;

  private static final double MOST_USUAL = 0.88;

  /** What an author of whom reviews have stood takes off: a hurry of such people is no campaign. */
  private static final double PROVEN = 2;

  /** Odds of 1,000 to 1; the highest score of an organic phrase in thirty days was 8.4. */
  private static final float SUSPECTED_FROM = 10;

  private static final float CONFIRMABLE_FROM = 40;
  private static final int CONFIRMABLE_AUTHORS = 20;

  /** A text that says less needs more evidence, a bit for each that is missing. */
  static final float PLAIN_BITS = 18;

  /** What one review can add by coming soon after the others, in bits. */
  private static final double MOST_FOR_PACE = 1.2;

  /** An evening is so much busier than the day is on average. */
  static final int BUSY = 2;

  /** Newer reviews that came so much faster than all together are more than an evening explains. */
  private static final int HURRY = 3;

  /**
   * Whatever the pace, it says no more than this many authors make it say: a phrase that a crowd of
   * ordinary people uses is commoner than its words tell.
   */
  private static final int MOST_IN_A_HURRY = Spread.NEWEST;

  private static final double SHARE_OF_CHANCE = 1 / 5.0;
  private static final double SHARE_OF_BURST = 1 / 4.0;

  static final double DAYS = Cluster.LIFE_MILLIS / 86_400_000.0;
  static final double AN_HOUR = 1.0 / 24;
  static final double LN_2 = Math.log(2);

  private SpreadJudge() {}

  /**
   * Judges the whole, and the newest reviews alone where they hurry; the strongest finding counts.
   */
  static Finding judge(Spread spread, Background background) {
    float best = score(spread, background, 0);
    Spread strongest = spread;
    for (Spread newest : spread.newest()) {
      float score = isHurry(newest, spread) ? score(newest, background, before(newest, spread)) : 0;
      if (score > best) {
        best = score;
        strongest = newest;
      }
    }
    Suspicion suspicion = Suspicion.NOTHING;
    if (best >= SUSPECTED_FROM) {
      boolean plain = best >= CONFIRMABLE_FROM && strongest.authors() >= CONFIRMABLE_AUTHORS;
      suspicion = plain ? Suspicion.CONFIRMABLE : Suspicion.SUSPECTED;
    } else if (spread.newest().stream().anyMatch(it -> OnCue.is(it, spread, background))) {
      suspicion = Suspicion.SUSPECTED;
      best = SUSPECTED_FROM;
    }
    return new Finding(suspicion, best, spread);
  }

  /**
   * Whether the newest reviews came much faster than all together. Of a phrase that people use day
   * by day some dozen will be by newcomers, as often as one looks; that is no campaign.
   */
  private static boolean isHurry(Spread newest, Spread all) {
    return newest.days() * all.reviews() * HURRY <= all.days() * newest.reviews();
  }

  private static double before(Spread newest, Spread all) {
    return before(newest, all, all.days() - newest.days());
  }

  /**
   * How many would come within a cluster's life if all came as fast as those before the newest.
   *
   * @param within so many days these came
   */
  static double before(Spread newest, Spread all, double within) {
    double days = Math.max(AN_HOUR, within);
    return (all.reviews() - newest.reviews()) / days * DAYS;
  }

  /**
   * The weight of the evidence.
   *
   * @param usualSoFar how many have been usual within a cluster's life, as far as that is known
   */
  private static float score(Spread spread, Background background, double usualSoFar) {
    if (spread.authors() < LEAST_AUTHORS
        || spread.films() < LEAST_FILMS
        || spread.films() < LEAST_FILMS_AN_AUTHOR * spread.authors()) {
      return 0;
    }
    double byChance = background.reviews() * Math.pow(2, -spread.bits());
    double expected = Math.max(byChance, usualSoFar * BUSY);
    // Among many phrases some odd crowd is to be expected.
    double plain = Math.max(0, PLAIN_BITS - spread.bits()) + log2(1 + expected);
    double pace = pace(spread, expected) * Math.min(spread.authors(), MOST_IN_A_HURRY);
    return (float) Math.max(0, accounts(spread, background) + pace - plain);
  }

  /** An age says more than a first review, which may be first for us only; both say much alike. */
  private static double accounts(Spread spread, Background background) {
    int known = spread.agesKnown();
    double share = spread.firstReviews() / (double) spread.reviews();
    double usual = usual(background.firstShare(), spread.unproven());
    double first = weight(share * (spread.reviews() - known), spread.reviews() - known, usual);
    double firstToo = weight(share * known, known, usual);
    double young =
        weight(spread.newAccounts(), known, usual(background.newAccountShare(), spread.unproven()));
    return first + Math.max(young, (young + firstToo) / 2) - spread.standing() * PROVEN;
  }

  private static double usual(double share, boolean unproven) {
    double among = share + (1 - share) * MORE_AMONG_PHRASES;
    return Math.min(MOST_USUAL, unproven ? Math.max(USUAL_OF_UNPROVEN, among) : among);
  }

  private static double weight(double hits, double of, double usual) {
    return hits * log2(IN_CAMPAIGN / usual) + (of - hits) * log2((1 - IN_CAMPAIGN) / (1 - usual));
  }

  /**
   * What each review adds by coming so soon: the less, the more people come upon the text by
   * chance, and the more evenly it came over a cluster's life.
   *
   * @param expected how many would come upon it by chance within that life
   */
  private static double pace(Spread spread, double expected) {
    double days = Math.max(spread.days(), AN_HOUR);
    double chance = log2(spread.authors() / (expected * Math.min(1, days / DAYS)));
    double burst = log2(DAYS / days);
    double bits = Math.min(chance * SHARE_OF_CHANCE, burst * SHARE_OF_BURST);
    return Math.max(0, Math.min(MOST_FOR_PACE, bits));
  }

  /**
   * Whether a review in a formed campaign is part of it, by its author: one of whom reviews have
   * stood is only if the campaign is made of such authors.
   */
  static boolean implicates(Member member, Spread campaign) {
    boolean proven = member.stood() > 0;
    return !proven || campaign.standing() * 2 > campaign.reviews();
  }

  static double log2(double value) {
    return Math.log(value) / LN_2;
  }
}
