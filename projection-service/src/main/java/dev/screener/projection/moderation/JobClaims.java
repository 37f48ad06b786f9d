package dev.screener.projection.moderation;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Who looks at which job, so that two moderators do not work on one unknowingly. A claim is a
 * courtesy with an end, no lock: decisions on one case are put in order where they are applied, and
 * the second is answered LOST.
 */
public interface JobClaims {

  /**
   * A claim that has not ended.
   *
   * @param yours whether it is the asker's own
   * @param until when it ends by itself
   */
  record Claim(boolean yours, Instant until) {}

  /** Who looks at the job now, as this moderator may know it; empty where nobody does. */
  Optional<Claim> of(String jobId, String moderator);

  /**
   * Claims the job, or again what one has; ends with the claim that stands then, be it another's.
   * Fails with {@link dev.screener.projection.view.ViewNotReadyException} when the brokers do not
   * answer in time.
   *
   * @param moderator the name of the credential
   */
  CompletionStage<Claim> take(String jobId, String moderator);

  /** Gives the job back; another's claim stays. */
  CompletionStage<Void> release(String jobId, String moderator);
}
