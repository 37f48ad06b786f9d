package dev.screener.ingest;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that is sound, and still names its moderator and holds the note in plain words: so it
 * never leaves the service.
 *
 * @param undoes the decision that an UNDO takes back
 * @param reason a code, or empty
 * @param moderator the name of the moderator's credential, or what a back end calls them
 */
record DecisionDraft(
    String decisionId,
    String filmId,
    String reviewId,
    int revision,
    DecisionAction action,
    @Nullable String undoes,
    DecisionEffect effect,
    String reason,
    @Nullable String note,
    String moderator,
    Instant decidedAt) {

  /** As it may stand on a topic. */
  ModeratorDecision sealed(String moderatorToken, byte @Nullable [] encryptedNote) {
    return new ModeratorDecision(
        decisionId,
        filmId,
        reviewId,
        revision,
        action,
        undoes,
        effect,
        reason,
        encryptedNote == null ? null : ByteBuffer.wrap(encryptedNote),
        moderatorToken,
        decidedAt);
  }
}
