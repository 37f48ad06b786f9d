package dev.screener.moderation.query;

import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.moderation.policies.PolicyTimeline;
import java.util.List;

/** A version of a policy in the list of all. */
record PolicyEntry(
    String policy,
    String mode,
    String rejudge,
    String effectiveFrom,
    String publishedAt,
    String publishedBy,
    List<String> suspendedRules,
    boolean inForce) {

  static PolicyEntry of(PolicyTimeline.Version version, String inForce) {
    PublishedPolicy published = version.published();
    return new PolicyEntry(
        version.policy().version(),
        published.getMode().name(),
        published.getRejudge().name(),
        published.getEffectiveFrom().toString(),
        published.getPublishedAt().toString(),
        published.getPublishedBy(),
        published.getSuspendedRules(),
        version.policy().version().equals(inForce));
  }
}
