package dev.screener.moderation.policies;

import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.policy.Compilation;
import dev.screener.policy.PolicyCompiler;
import dev.screener.policy.RulesPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often each rule of the policy in force fails in one partition, and takes one that
 * fails too often out of it: a version without the rule is published, under which what the failures
 * held is judged again, as under any new version. In memory: counting begins anew with each version
 * and each start.
 */
public final class SuspendRules {

  /** Of a thousand cases; beyond it a rule does more harm than good. */
  private static final long TOLERATED_PER_THOUSAND = 1;

  /** Fewer failures may be chance. */
  private static final int ENOUGH = 10;

  private static final String FAILED = "failed:";
  private static final Duration NOTICE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(SuspendRules.class);

  private final PolicyTimeline timeline;
  private final ModerationMeters meters;
  private String version = "";
  private long judged;
  private final Map<String, Long> failures = new HashMap<>();

  public SuspendRules(PolicyTimeline timeline, ModerationMeters meters) {
    this.timeline = timeline;
    this.meters = meters;
  }

  /**
   * Takes in a verdict of the policy.
   *
   * @param ruleIds as recorded in a verdict
   * @param at event time, ms since the epoch
   * @return the version to be published, when a rule has failed too often
   */
  public Optional<PublishedPolicy> judged(String policyVersion, List<String> ruleIds, long at) {
    if (!policyVersion.equals(version)) {
      version = policyVersion;
      judged = 0;
      failures.clear();
    }
    judged++;
    for (String ruleId : ruleIds) {
      if (ruleId.startsWith(FAILED)) {
        String failed = ruleId.substring(FAILED.length());
        meters.ruleFailed(failed);
        long times = failures.merge(failed, 1L, Long::sum);
        if (times >= ENOUGH && times * 1_000 > judged * TOLERATED_PER_THOUSAND) {
          return without(failed, at);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<PublishedPolicy> without(String ruleId, long at) {
    PolicyTimeline.Version known =
        timeline.all().stream()
            .filter(one -> one.policy().version().equals(version))
            .findFirst()
            .orElse(null);
    if (known == null) {
      return Optional.empty();
    }
    PublishedPolicy source = known.published();
    Set<String> suspended = new TreeSet<>(source.getSuspendedRules());
    suspended.add(ruleId);
    if (!(PolicyCompiler.compile(source.getRules(), source.getOverlay(), suspended)
        instanceof Compilation.Compiled compiled)) {
      return Optional.empty();
    }
    RulesPolicy policy = compiled.policy();
    if (timeline.byVersion(policy.version()).isPresent()) {
      return Optional.empty();
    }
    LOG.error(
        "event=rule-suspended rule={} policy={} failures={} cases={}",
        ruleId,
        version,
        failures.get(ruleId),
        judged);
    Instant published = Instant.ofEpochMilli(at);
    return Optional.of(
        PublishedPolicy.newBuilder(source)
            .setVersion(policy.version().substring(policy.version().indexOf('/') + 1))
            .setMode(PolicyMode.LIVE)
            .setRejudge(Rejudge.HELD)
            .setSuspendedRules(List.copyOf(suspended))
            .setPublishedAt(published)
            .setEffectiveFrom(published.plus(NOTICE))
            .setPublishedBy("")
            .build());
  }
}
