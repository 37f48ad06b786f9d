package dev.screener.moderation.siege;

import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.QueuedJob;
import org.jspecify.annotations.Nullable;

/** What comes of watching a film's votes. Sealed, since each kind goes another way. */
sealed interface Watched {

  /** A review on its way to its case, with what the siege model says of it. */
  record Review(SeenReview review) implements Watched {}

  /** What the model now says of a review that has its verdict. */
  record LookedBack(SiegeEvidence evidence) implements Watched {}

  /** Where one siege of a film stands, open or ended; null when it is forgotten. */
  record File(@Nullable FilmSiege siege) implements Watched {}

  /** What moderators say of a siege has changed. */
  record Word(SiegeWord word) implements Watched {}

  /** Where a film's siege stands; null when it is over. */
  record News(@Nullable FilmSiege siege) implements Watched {}

  /** The job that stands for all that a siege holds; null when it is settled. */
  record Job(@Nullable QueuedJob job) implements Watched {}
}
