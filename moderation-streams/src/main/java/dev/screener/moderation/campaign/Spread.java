package dev.screener.moderation.campaign;

import java.util.Arrays;
import java.util.List;

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
 * @param unproven whether only reviews by authors were counted of whom none has stood, as under a
 *     link
 * @param newest the same of the newest {@value #NEWEST} and {@value #NEWER} alone, where there are
 *     so many: a campaign may begin on a phrase that people have long used
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
    float bits,
    boolean unproven,
    List<Spread> newest) {

  static final int NEWEST = 12;
  static final int NEWER = 24;

  static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  Spread(
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
    this(
        reviews,
        authors,
        films,
        agesKnown,
        newAccounts,
        firstReviews,
        standing,
        commonestRating,
        rated,
        firstAt,
        lastAt,
        bits,
        false,
        List.of());
  }

  /** The same, with what is known of its newest reviews. */
  Spread with(Spread... parts) {
    return with(unproven, Arrays.stream(parts).filter(part -> part.reviews > 0).toList());
  }

  /** The same, of reviews by authors of whom none has stood. */
  Spread ofUnproven() {
    return with(true, newest.stream().map(Spread::ofUnproven).toList());
  }

  private Spread with(boolean ofUnproven, List<Spread> parts) {
    return new Spread(
        reviews,
        authors,
        films,
        agesKnown,
        newAccounts,
        firstReviews,
        standing,
        commonestRating,
        rated,
        firstAt,
        lastAt,
        bits,
        ofUnproven,
        parts);
  }

  /** How long it took, in days. */
  double days() {
    return (lastAt - firstAt) / 86_400_000.0;
  }
}
