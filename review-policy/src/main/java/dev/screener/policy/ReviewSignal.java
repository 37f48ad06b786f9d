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
      "An old review that was brought over from another system");

  private final int id;
  private final String key;
  private final Kind kind;
  private final String unit;
  private final String usualRange;
  private final String description;

  ReviewSignal(int id, String key, Kind kind, String unit, String usualRange, String description) {
    this.id = id;
    this.key = key;
    this.kind = kind;
    this.unit = unit;
    this.usualRange = usualRange;
    this.description = description;
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public String usualRange() {
    return usualRange;
  }

  @Override
  public String description() {
    return description;
  }
}
