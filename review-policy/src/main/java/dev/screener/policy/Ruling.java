package dev.screener.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the rules say about one case, in the policy's order, and makes the verdict of it.
 */
final class Ruling {

  static final String FAILED_PREFIX = "failed:";

  private final List<String> ruleIds = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  void matched(String ruleId, Effect effect) {
    ruleIds.add(ruleId);
    effects.add(effect);
  }

  /**
   * A rule that fails may have meant to reject, so a person looks; the prefix tells it from a
   * match.
   */
  void failed(String ruleId) {
    ruleIds.add(FAILED_PREFIX + ruleId);
    effects.add(Effect.RULE_FAILED);
  }

  /**
   * The strictest effect wins. Only its reasons are told: those of milder rules say what did not
   * come to pass.
   */
  Verdict verdict(String policyVersion) {
    Effect strictest = Effect.APPROVED;
    for (Effect effect : effects) {
      if (effect.stricterThan(strictest)) {
        strictest = effect;
      }
    }
    Set<Reason> reasons = new LinkedHashSet<>();
    for (Effect effect : effects) {
      if (effect.asStrictAs(strictest) && effect.reason() != null) {
        reasons.add(effect.reason());
      }
    }
    return new Verdict(
        strictest.outcome(),
        strictest.display(),
        List.copyOf(reasons),
        ruleIds,
        policyVersion,
        strictest.outcome() == Outcome.APPROVED ? weightiestLane() : null);
  }

  /** A stricter display of another rule does not answer the question that a lane asks. */
  private @Nullable Lane weightiestLane() {
    Lane weightiest = null;
    for (Effect effect : effects) {
      Lane lane = effect.queue();
      if (lane != null && (weightiest == null || lane.compareTo(weightiest) > 0)) {
        weightiest = lane;
      }
    }
    return weightiest;
  }
}
