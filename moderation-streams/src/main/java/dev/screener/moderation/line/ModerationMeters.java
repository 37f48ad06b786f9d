package dev.screener.moderation.line;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.contracts.streams.Delays;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the desks count. */
public final class ModerationMeters {

  /** A rule's id is its policy's choice, and policies come and go. */
  private static final int MOST_RULES = 100;

  private final MeterRegistry registry;
  private final Timer timeToVerdict;
  private final Set<String> failedRules = ConcurrentHashMap.newKeySet();
  private final Counter repeats;
  private final Counter late;
  private final Counter rerouted;
  private final Counter comparedAgain;
  private final Counter policiesUnusable;
  private final Counter modelsUnusable;
  private final Map<Integer, AtomicLong> overdue = new ConcurrentHashMap<>();

  public ModerationMeters(MeterRegistry registry) {
    this.registry = registry;
    this.timeToVerdict =
        Delays.named(
                "screener.time.to.verdict",
                "From a submission's record on its topic until its verdict is written")
            .register(registry);
    this.repeats =
        Counter.builder("screener.repeats.dropped")
            .description("Submissions dropped since the same one came before")
            .register(registry);
    this.late =
        Counter.builder("screener.evidence.late")
            .description("Evidence dropped since its case had gone beyond that revision")
            .register(registry);
    this.rerouted =
        Counter.builder("screener.submissions.rerouted")
            .description("Submissions that stood in another partition than their author's")
            .register(registry);
    this.comparedAgain =
        Counter.builder("screener.templates.again")
            .description("Times that a review passed the campaign desk again, under a further key")
            .register(registry);
    this.policiesUnusable =
        Counter.builder("screener.policies.unusable")
            .description("Records of moderation.policies that could not be read or compiled")
            .register(registry);
    this.modelsUnusable =
        Counter.builder("screener.models.unusable")
            .description("Records of moderation.models that could not be read or tried")
            .register(registry);
  }

  /** The policies stay as they are; somebody must look. */
  public void policyUnusable() {
    policiesUnusable.increment();
  }

  /** The models stay as they are; somebody must look. */
  public void modelUnusable() {
    modelsUnusable.increment();
  }

  /** A rule threw instead of answering; its case is held. */
  public void ruleFailed(String ruleId) {
    boolean isNamed = failedRules.contains(ruleId) || failedRules.size() < MOST_RULES;
    if (isNamed) {
      failedRules.add(ruleId);
    }
    registry.counter("screener.rules.failed", "rule", isNamed ? ruleId : "OTHER").increment();
  }

  /** How many reviews in a partition have waited for a person for more than three days. */
  public void holdsOverdue(int partition, long count) {
    overdue
        .computeIfAbsent(
            partition,
            first ->
                registry.gauge(
                    "screener.holds.overdue",
                    Tags.of("partition", Integer.toString(partition)),
                    new AtomicLong()))
        .set(count);
  }

  public void rerouted() {
    rerouted.increment();
  }

  public void repeatDropped() {
    repeats.increment();
  }

  /** A review passes the campaign desk once more, which costs an internal record. */
  public void comparedAgain() {
    comparedAgain.increment();
  }

  public void lateEvidenceDropped() {
    late.increment();
  }

  /**
   * Counts a verdict by its outcome and weightiest reason, and tells how long it took where it
   * answers a submission.
   */
  public void judged(ReviewVerdict verdict) {
    if (verdict.getCause() == VerdictCause.SUBMISSION
        && verdict.getDecidedBy() != DecidedBy.PRIOR) {
      // The wall clock, since it is how long people waited; no verdict depends on it.
      timeToVerdict.record(
          Duration.ofMillis(System.currentTimeMillis() - verdict.getJudgedAt().toEpochMilli()));
    }
    List<String> reasons = verdict.getReasons();
    registry
        .counter(
            "screener.verdicts",
            "outcome",
            verdict.getOutcome().name(),
            "reason",
            reasons.isEmpty() ? "NONE" : reasons.get(0))
        .increment();
  }
}
