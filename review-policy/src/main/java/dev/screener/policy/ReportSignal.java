package dev.screener.policy;

import dev.screener.scoring.Signal;

/**
 * What readers reported of a review, as far as nobody has settled it. Not measured while nobody has
 * reported it. Ids 400 to 499.
 */
public enum ReportSignal implements Signal {
  COUNT(
      400,
      "reports.count",
      Kind.COUNT,
      "readers",
      "1",
      "Readers who reported the review and whose reports nobody has settled; not measured while there is none"),
  WEIGHT(
      401,
      "reports.weight",
      Kind.NUMBER,
      "readers, weighed",
      "0.5 to 2",
      "The sum of these readers' weights: 0.5 for one of whom nothing is known, at most 1 for one whose reports proved right"),
  GRAVE_WEIGHT(
      402,
      "reports.graveWeight",
      Kind.NUMBER,
      "readers, weighed",
      "0",
      "The same, of readers who say that the review is illegal, threatens somebody or tells private data");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings and constants
  private final Meaning meaning;

  ReportSignal(int id, String key, Kind kind, String unit, String usualRange, String description) {
    this.meaning = new Meaning(id, key, kind, unit, usualRange, description);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
