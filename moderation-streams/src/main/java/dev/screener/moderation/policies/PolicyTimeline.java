package dev.screener.moderation.policies;

import static java.util.stream.Collectors.joining;

import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.policy.Compilation;
import dev.screener.policy.DefaultPolicy;
import dev.screener.policy.PolicyCompiler;
import dev.screener.policy.Problem;
import dev.screener.policy.RulesPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every version of the policy that was published, by the event time from which it judges. Which one
 * judges a case is a function of a timestamp alone, so a replay judges as the first run did.
 * Written by one thread, read by all.
 */
public final class PolicyTimeline {

  /**
   * A version that may judge.
   *
   * @param published its record; made up for the built-in policy
   */
  public record Version(RulesPolicy policy, PublishedPolicy published) {

    /** Event time in ms since the epoch; the epoch itself for the built-in policy. */
    public long effectiveFrom() {
      return published.getEffectiveFrom().toEpochMilli();
    }

    /** Whether it judges all cases again when it takes effect, not only those that are held. */
    public boolean judgesAllAgain() {
      return published.getRejudge() == Rejudge.ALL;
    }

    private boolean isLive() {
      return published.getMode() == PolicyMode.LIVE;
    }

    private boolean isShadow() {
      return published.getMode() == PolicyMode.SHADOW;
    }
  }

  /** All that a reader needs, replaced whole. */
  private record Snapshot(List<Version> live, @Nullable Version shadow, List<Version> all) {}

  private final List<Version> published = new ArrayList<>();
  private volatile Snapshot snapshot;

  PolicyTimeline(Version builtIn) {
    this.snapshot = snapshot(List.of(builtIn), List.of());
  }

  /**
   * A timeline on which only the built-in policy stands.
   *
   * @param overlay a site's settings and word lists over it, as YAML; null for none
   * @throws IllegalArgumentException saying what is wrong with the overlay
   */
  public static PolicyTimeline builtIn(@Nullable String overlay) {
    Compilation compilation = PolicyCompiler.compile(DefaultPolicy.yaml(), overlay, Set.of());
    if (compilation instanceof Compilation.Refused refused) {
      throw new IllegalArgumentException(
          refused.problems().stream().map(Problem::toString).collect(joining("; ")));
    }
    RulesPolicy policy = ((Compilation.Compiled) compilation).policy();
    int slash = policy.version().indexOf('/');
    return new PolicyTimeline(
        new Version(
            policy,
            PublishedPolicy.newBuilder()
                .setName(policy.version().substring(0, slash))
                .setVersion(policy.version().substring(slash + 1))
                .setRules(DefaultPolicy.yaml())
                .setOverlay(overlay)
                .setMode(PolicyMode.LIVE)
                .setRejudge(Rejudge.HELD)
                .setEffectiveFrom(Instant.EPOCH)
                .setPublishedAt(Instant.EPOCH)
                .build()));
  }

  /** The version that judges at a time, in ms since the epoch. */
  public Version inForceAt(long at) {
    List<Version> live = snapshot.live();
    for (int i = live.size() - 1; i > 0; i--) {
      if (live.get(i).effectiveFrom() <= at) {
        return live.get(i);
      }
    }
    return live.get(0);
  }

  /** The first version that takes effect after a time; empty when there is none yet. */
  public Optional<Version> nextAfter(long at) {
    List<Version> live = snapshot.live();
    Version next = null;
    for (int i = live.size() - 1; i > 0 && live.get(i).effectiveFrom() > at; i--) {
      next = live.get(i);
    }
    return Optional.ofNullable(next).map(first -> inForceAt(first.effectiveFrom()));
  }

  /** The newest version in effect that judges all cases again; empty when there is none. */
  public Optional<Version> newestForAll(long at) {
    Version newest = null;
    for (Version version : snapshot.live()) {
      if (version.judgesAllAgain() && version.effectiveFrom() <= at) {
        newest = version;
      }
    }
    return Optional.ofNullable(newest);
  }

  /** The policy that verdicts name by this version. */
  public Optional<RulesPolicy> byVersion(String version) {
    return snapshot.all().stream()
        .map(Version::policy)
        .filter(policy -> policy.version().equals(version))
        .findFirst();
  }

  /** The policy whose verdicts are only counted, if there is one at this time. */
  public Optional<RulesPolicy> shadowAt(long at) {
    Version shadow = snapshot.shadow();
    return shadow == null || shadow.effectiveFrom() > at
        ? Optional.empty()
        : Optional.of(shadow.policy());
  }

  /** All versions: the built-in one, then the published ones in the order of their records. */
  public List<Version> all() {
    return snapshot.all();
  }

  /** Takes in a record; one under the same version replaces the earlier. */
  synchronized void put(Version version) {
    int known = indexOf(version.policy().version());
    if (known >= 0) {
      published.set(known, version);
    } else {
      published.add(version);
    }
    renew();
  }

  synchronized void remove(String version) {
    published.removeIf(one -> one.policy().version().equals(version));
    renew();
  }

  private int indexOf(String version) {
    for (int i = 0; i < published.size(); i++) {
      if (published.get(i).policy().version().equals(version)) {
        return i;
      }
    }
    return -1;
  }

  private void renew() {
    snapshot = snapshot(List.of(snapshot.live().get(0)), published);
  }

  private static Snapshot snapshot(List<Version> builtIn, List<Version> published) {
    List<Version> all = new ArrayList<>(builtIn);
    all.addAll(published);
    List<Version> live = new ArrayList<>(all.stream().filter(Version::isLive).toList());
    // The sort is stable: of two that take effect at once the later record counts.
    live.sort(Comparator.comparingLong(Version::effectiveFrom));
    Version shadow = null;
    for (Version version : all) {
      if (version.isShadow()) {
        shadow = version;
      }
    }
    return new Snapshot(List.copyOf(live), shadow, List.copyOf(all));
  }
}
