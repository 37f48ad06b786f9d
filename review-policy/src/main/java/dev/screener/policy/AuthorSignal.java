package dev.screener.policy;

import dev.screener.scoring.Signal;

/** What the author desk knows of the author at the time of the submission. Ids 200 to 299. */
public enum AuthorSignal implements Signal {
  REVIEWS_LAST_MINUTE(
      200,
      "author.reviewsLastMinute",
      Kind.COUNT,
      "reviews",
      "1",
      "Submissions by this author in the last 60 seconds, this one included"),
  REVIEWS_LAST_HOUR(
      201,
      "author.reviewsLastHour",
      Kind.COUNT,
      "reviews",
      "1 to 5",
      "Submissions by this author in the last 60 minutes, this one included"),
  REVIEWS_LAST_DAY(
      202,
      "author.reviewsLastDay",
      Kind.COUNT,
      "reviews",
      "1 to 20",
      "Submissions by this author in the last 24 hours, this one included"),
  FILMS_LAST_DAY(
      203,
      "author.filmsLastDay",
      Kind.COUNT,
      "films",
      "1 to 20",
      "Different films that this author reviewed in the last 24 hours, this one included"),
  FILMS_LAST_HOUR(
      204,
      "author.filmsLastHour",
      Kind.COUNT,
      "films",
      "1 to 5",
      "Different films that this author reviewed in the last 60 minutes, this one included"),
  RATING_STREAK(
      205,
      "author.ratingStreak",
      Kind.COUNT,
      "reviews",
      "1 to 5; some like what they see",
      "Rated reviews in a row by this author with the same rating, this one included; not measured while none is rated"),
  SAME_TEXT_BEFORE(
      210,
      "author.sameTextBefore",
      Kind.COUNT,
      "reviews",
      "0",
      "Earlier reviews by this author on other films with the same folded text"),
  STOOD_REVIEWS(
      220,
      "author.stoodReviews",
      Kind.COUNT,
      "reviews",
      "0 and more",
      "Reviews by this author that have stood approved for at least a day of event time and still do"),
  FIRST_REVIEW(
      221,
      "author.firstReview",
      Kind.FLAG,
      "0 or 1",
      "0 or 1",
      "Nothing earlier is remembered of this author: no submission of the last 30 days, none that has stood"),
  ACCOUNT_AGE_DAYS(
      230,
      "author.accountAgeDays",
      Kind.NUMBER,
      "days",
      "0 to 5000",
      "Age of the author's account at submission; not measured when the site does not tell");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings and constants
  private final Meaning meaning;

  AuthorSignal(int id, String key, Kind kind, String unit, String usualRange, String description) {
    this.meaning = new Meaning(id, key, kind, unit, usualRange, description);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
