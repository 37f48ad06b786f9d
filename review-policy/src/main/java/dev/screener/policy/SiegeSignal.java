package dev.screener.policy;

import dev.screener.scoring.Signal;

/**
 * What the siege model says of a review on a film whose ratings are pressed by voters who act
 * together. Not measured while no siege of the film is open. Ids 600 to 699.
 */
public enum SiegeSignal implements Signal {
  OPEN(
      600,
      "siege.open",
      Kind.FLAG,
      "0 or 1",
      "0",
      "The film was under siege when the review came, or soon after; not measured when it was not, 0 for the part of it that a moderator has cleared"),
  SUSPICION(
      601,
      "siege.suspicion",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.1",
      "The review is part of the siege, by its likeness to the votes in excess of the crowd's: rating, standing and age of the account, text; 0 for an author of whom a review has stood"),
  CROWD_SHARE(
      602,
      "siege.crowdShare",
      Kind.SHARE,
      "0..1",
      "0.1 to 1",
      "Of the film's usual crowd those whose votes look at least as suspicious: so many honest voters a rule would hold that holds this one"),
  CONFIRMED(
      611,
      "siege.confirmed",
      Kind.FLAG,
      "0 or 1",
      "0",
      "The review looks like part of a siege, at a suspicion from 0.5 on, that a moderator has confirmed; not measured while nobody has"),
  CLEARED(
      612,
      "siege.cleared",
      Kind.FLAG,
      "0 or 1",
      "0",
      "The review looked like part of a siege, at a suspicion from 0.5 on, until a moderator cleared it; not measured while nobody has");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings and constants
  private final Meaning meaning;

  SiegeSignal(int id, String key, Kind kind, String unit, String usualRange, String description) {
    this.meaning = new Meaning(id, key, kind, unit, usualRange, description);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
