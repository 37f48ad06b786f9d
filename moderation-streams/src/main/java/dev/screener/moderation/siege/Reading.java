package dev.screener.moderation.siege;

/**
 * What the siege model says of one review.
 *
 * @param underSiege whether a siege of its film is open
 * @param suspicion the probability that it is part of the siege, 0 to 1; 0 under none
 * @param crowdShare the share of the film's usual crowd that votes at least as suspiciously; 1
 *     under no siege
 */
record Reading(boolean underSiege, float suspicion, float crowdShare) {

  static final Reading PEACE = new Reading(false, 0, 1);

  /** A vote that is not like those of the siege. */
  static final Reading UNLIKE = new Reading(true, 0, 1);
}
