package dev.screener.moderation.cases;

import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.PolicyTimeline.Version;
import dev.screener.moderation.record.CaseRecord;
import org.jspecify.annotations.Nullable;

/** What time alone does to a case next, as far as the published policies tell. */
final class Due {

  private final PolicyTimeline policies;

  Due(PolicyTimeline policies) {
    this.policies = policies;
  }

  /** When it happens, in ms of event time since the epoch; null for never. */
  @Nullable Long at(CaseRecord state) {
    Version newer = policy(state);
    Long ends = holdEnd(state);
    if (newer == null) {
      return ends;
    }
    return ends == null || newer.effectiveFrom() <= ends
        ? Long.valueOf(newer.effectiveFrom())
        : ends;
  }

  /** When the case's hold ends by itself; null for never, or when it has ended. */
  @Nullable Long holdEnd(CaseRecord state) {
    return isHeld(state) && !state.getHoldEnded() ? state.getHoldEndsAt() : null;
  }

  /**
   * The first later version that takes up this case: any for what is held, else one that judges
   * all.
   */
  @Nullable Version policy(CaseRecord state) {
    if (state.getRevision() == 0 || state.getOutcome().equals(Outcome.WITHDRAWN.name())) {
      return null;
    }
    boolean held = isHeld(state) && state.getPrior() == null;
    Version version = policies.nextAfter(state.getJudgedAt()).orElse(null);
    while (version != null && !held && !version.judgesAllAgain()) {
      version = policies.nextAfter(version.effectiveFrom()).orElse(null);
    }
    return version;
  }

  static boolean isHeld(CaseRecord state) {
    return state.getOutcome().equals(Outcome.HELD.name());
  }
}
