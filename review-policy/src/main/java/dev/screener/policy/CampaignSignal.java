package dev.screener.policy;

import dev.screener.scoring.Signal;

/**
 * What the campaign desk found of others who wrote the same. Measured only for a review whose
 * template has spread further than chance carries it; of several such templates the one that weighs
 * most. Figures are of the time at which the review's case learnt of it. Ids 500 to 599.
 */
public enum CampaignSignal implements Signal {
  MEMBERS(
      500,
      "campaign.members",
      Kind.COUNT,
      "reviews",
      "0",
      "Reviews made from the same template, as far as they are remembered; not measured while the template is no campaign"),
  AUTHORS(
      501,
      "campaign.authors",
      Kind.COUNT,
      "authors",
      "0",
      "Different authors among them, estimated"),
  FILMS(
      502,
      "campaign.films",
      Kind.COUNT,
      "films",
      "0",
      "Different films under which they stand, estimated"),
  NEW_ACCOUNT_SHARE(
      503,
      "campaign.newAccountShare",
      Kind.SHARE,
      "0..1",
      "0",
      "The part of them that came from authors of whom no review had stood"),
  CONFIDENCE(
      504,
      "campaign.confidence",
      Kind.SHARE,
      "0..1",
      "0",
      "How surely the spread is no chance: 0.5 where a person should look, 1 where nothing honest is known to spread so"),
  SUSPECTED(
      510,
      "campaign.suspected",
      Kind.FLAG,
      "0 or 1",
      "0",
      "The review belongs to a campaign that nobody has decided on"),
  CONFIRMED(
      511,
      "campaign.confirmed",
      Kind.FLAG,
      "0 or 1",
      "0",
      "The review belongs to a campaign that a moderator has confirmed"),
  CLEARED(
      512,
      "campaign.cleared",
      Kind.FLAG,
      "0 or 1",
      "0",
      "The review belongs to what looked like a campaign until a moderator cleared it");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings and constants
  private final Meaning meaning;

  CampaignSignal(
      int id, String key, Kind kind, String unit, String usualRange, String description) {
    this.meaning = new Meaning(id, key, kind, unit, usualRange, description);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
