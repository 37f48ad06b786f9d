package dev.screener.projection.moderation;

import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Policies in memory, each with its text. Old versions stay, as on their topic: a tombstone alone
 * removes one.
 */
final class PolicyShelf implements KeepTold.Shelf<PublishedPolicy> {

  private final Map<String, PublishedPolicy> versions = new LinkedHashMap<>();

  @Override
  public synchronized void told(String key, @Nullable PublishedPolicy policy, long at) {
    if (policy == null) {
      versions.remove(key);
    } else if (key.equals(policy.getName() + '/' + policy.getVersion())) {
      versions.put(key, policy);
    } else {
      throw new IllegalArgumentException("the value is another policy than the key");
    }
  }

  /**
   * All, the newest publication first.
   *
   * @param now ms since the epoch: which is in force
   */
  synchronized List<Policies.Version> all(long now) {
    PublishedPolicy inForce = inForceAt(now);
    List<Policies.Version> all = new ArrayList<>();
    versions.values().stream()
        .sorted(
            Comparator.comparing(PublishedPolicy::getPublishedAt)
                .reversed()
                .thenComparing(PublishedPolicy::getName)
                .thenComparing(PublishedPolicy::getVersion))
        .forEach(policy -> all.add(version(policy, policy.equals(inForce))));
    return all;
  }

  /** Of two that take effect at once the later record counts, as it does where cases are judged. */
  private @Nullable PublishedPolicy inForceAt(long now) {
    PublishedPolicy inForce = null;
    for (PublishedPolicy policy : versions.values()) {
      boolean counts =
          policy.getMode() == PolicyMode.LIVE && policy.getEffectiveFrom().toEpochMilli() <= now;
      if (counts
          && (inForce == null || !policy.getEffectiveFrom().isBefore(inForce.getEffectiveFrom()))) {
        inForce = policy;
      }
    }
    return inForce;
  }

  private static Policies.Version version(PublishedPolicy policy, boolean inForce) {
    return new Policies.Version(
        policy.getName(),
        policy.getVersion(),
        policy.getMode().name(),
        policy.getRejudge().name(),
        policy.getEffectiveFrom(),
        policy.getPublishedAt(),
        policy.getPublishedBy(),
        policy.getSuspendedRules(),
        inForce,
        policy.getRules(),
        policy.getOverlay());
  }
}
