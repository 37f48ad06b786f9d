package dev.screener.moderation.campaign;

/**
 * What reviews are usually like on this site, against which a spread is judged.
 *
 * @param reviews how many reviews came within a cluster's life (30 days)
 * @param firstShare the share of them that were the first of their author
 * @param newAccountShare the share from accounts under seven days old, among those of known age
 * @param since event time from which on reviews have been seen as they came, ms since the epoch
 * @param firstDay how many those were, in the first day from then on
 */
record Background(
    double reviews, double firstShare, double newAccountShare, long since, FirstDay firstDay) {

  /** Where nothing has been counted yet. */
  static final Background UNKNOWN =
      new Background(100_000, 0.5, 0.2, Long.MAX_VALUE, new FirstDay());
}
