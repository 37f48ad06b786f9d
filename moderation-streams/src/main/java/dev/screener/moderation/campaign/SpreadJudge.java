package dev.screener.moderation.campaign;

/** Tells a campaign from a commonplace by how the text is spread. Pure. */
final class SpreadJudge {

  private static final int LEAST_AUTHORS = 8;
  private static final int LEAST_FILMS = 6;
  private static final float SUSPECTED_FROM = 20;
  private static final float CONFIRMABLE_FROM = 40;

  private SpreadJudge() {}

  static Finding judge(Spread spread, Background background) {
    if (spread.authors() < LEAST_AUTHORS || spread.films() < LEAST_FILMS) {
      return new Finding(Suspicion.NOTHING, 0, spread);
    }
    double first = weight(spread.firstReviews(), spread.reviews(), background.firstShare());
    double young = weight(spread.newAccounts(), spread.agesKnown(), background.newAccountShare());
    float score = (float) Math.max(first, young);
    Suspicion suspicion =
        score >= CONFIRMABLE_FROM
            ? Suspicion.CONFIRMABLE
            : score >= SUSPECTED_FROM ? Suspicion.SUSPECTED : Suspicion.NOTHING;
    return new Finding(suspicion, score, spread);
  }

  private static double weight(int hits, int of, double usual) {
    double share = Math.min(0.9, Math.max(0.05, usual));
    return hits * log2(0.95 / share) + (of - hits) * log2(0.05 / (1 - share));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
