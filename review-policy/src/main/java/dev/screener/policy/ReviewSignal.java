package dev.screener.policy;

import dev.screener.scoring.Signal;

/** What the submission itself says beside its text. Ids 300 to 399. */
public enum ReviewSignal implements Signal {
  RATED(300, "review.rated", Kind.FLAG, "0 or 1", "0 or 1", "The review gives a rating"),
  RATING(
      301,
      "review.rating",
      Kind.NUMBER,
      "points of 10",
      "1 to 10",
      "The rating; not measured when there is none"),
  VERIFIED_VIEWING(
      302,
      "review.verifiedViewing",
      Kind.FLAG,
      "0 or 1",
      "0 or 1",
      "The site knows that the author saw the film; not measured when it does not tell"),
  EDITED(303, "review.edited", Kind.FLAG, "0 or 1", "0", "This is not the first revision"),
  IMPORTED(
      304,
      "review.imported",
      Kind.FLAG,
      "0 or 1",
      "0",
      "An old review that was brought over from another system"),
  SENTIMENT_MISMATCH(
      305,
      "review.sentimentMismatch",
      Kind.SHARE,
      "0..1",
      "0 to 0.6",
      "How far what the text says lies from the rating: content.sentiment less the rating's place between 1 and 10 points, without its sign; not measured without a rating or a sentiment");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings and constants
  private final Meaning meaning;

  ReviewSignal(int id, String key, Kind kind, String unit, String usualRange, String description) {
    this.meaning = new Meaning(id, key, kind, unit, usualRange, description);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
