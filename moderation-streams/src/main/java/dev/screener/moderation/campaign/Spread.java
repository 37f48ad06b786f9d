package dev.screener.moderation.campaign;

/**
 * How a text is spread: what is judged, and what is shown to moderators.
 *
 * @param reviews how many reviews
 * @param authors different authors, estimated beyond 64
 * @param films different films, estimated beyond 64
 * @param agesKnown reviews whose author's account age is known
 * @param newAccounts of those, the ones from accounts under seven days old
 * @param firstReviews reviews that are the first of their author
 * @param standing reviews by authors of whom a review has stood
 * @param commonestRating reviews with the rating that most have
 * @param rated reviews with a rating
 * @param firstAt event time of the oldest, ms since the epoch
 * @param lastAt event time of the newest
 * @param bits information in the text, see {@code Template.bits}
 */
record Spread(
    int reviews,
    int authors,
    int films,
    int agesKnown,
    int newAccounts,
    int firstReviews,
    int standing,
    int commonestRating,
    int rated,
    long firstAt,
    long lastAt,
    float bits) {

  static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
