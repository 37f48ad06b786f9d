package dev.screener.moderation.models;

import dev.screener.scoring.ReviewScorer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scoring models that may still read a submission, by the event time from which each does.
 * Which one reads it is a function of a timestamp alone, so a replay scores as the first run did.
 * Written by one thread, read by all without a lock.
 *
 * <p>Keeps the {@value #MOST} versions that took effect last, the built-in one among them, in up to
 * 9 MB each. A further one drops the one that took effect first; what is older than all that are
 * kept is then read by the oldest of them. Submissions stay on their topic for 30 days, so that
 * takes more than {@value #MOST} models a month.
 */
public final class ModelTimeline {

  static final int MOST = 8;

  /**
   * A model that may read submissions.
   *
   * @param version name/version; the built-in model's own name
   * @param effectiveFrom event time; the epoch for the built-in one
   * @param publishedAt null for the built-in one
   */
  public record Version(
      String version,
      ReviewScorer scorer,
      Instant effectiveFrom,
      @Nullable Instant publishedAt,
      String card) {}

  /** By rising effectiveFrom, never empty; replaced whole. */
  private volatile List<Version> kept;

  private ModelTimeline(Version builtIn) {
    this.kept = List.of(builtIn);
  }

  /** A timeline on which only the model stands that ships with this version. */
  public static ModelTimeline builtIn() {
    ReviewScorer scorer = new ReviewScorer();
    return new ModelTimeline(
        new Version(scorer.modelVersion(), scorer, Instant.EPOCH, null, "the built-in model"));
  }

  /** The model that reads a submission of this time, in ms since the epoch. */
  public ReviewScorer inForceAt(long at) {
    return versionAt(at).scorer();
  }

  /** The same with when it took effect. */
  public Version versionAt(long at) {
    List<Version> versions = kept;
    for (int i = versions.size() - 1; i > 0; i--) {
      if (versions.get(i).effectiveFrom().toEpochMilli() <= at) {
        return versions.get(i);
      }
    }
    return versions.get(0);
  }

  /**
   * The model that verdicts name so, if it is still kept.
   *
   * @param modelVersion as {@link ReviewScorer#modelVersion} says it
   */
  public Optional<ReviewScorer> byModelVersion(String modelVersion) {
    return kept.stream()
        .map(Version::scorer)
        .filter(scorer -> scorer.modelVersion().equals(modelVersion))
        .findFirst();
  }

  /** All that are kept, by rising effectiveFrom. */
  public List<Version> all() {
    return kept;
  }

  /**
   * Takes in a record; one under the same version replaces the earlier.
   *
   * @return the version that had to go for it, if any
   */
  synchronized Optional<Version> put(Version version) {
    List<Version> versions = without(version.version());
    versions.add(version);
    // The sort is stable: of two that take effect at once the later record counts.
    versions.sort(Comparator.comparing(Version::effectiveFrom));
    Optional<Version> dropped =
        versions.size() > MOST ? Optional.of(versions.remove(0)) : Optional.empty();
    kept = List.copyOf(versions);
    return dropped;
  }

  synchronized void remove(String version) {
    List<Version> versions = without(version);
    // Something must read; without a record this cannot be the built-in model alone.
    if (!versions.isEmpty()) {
      kept = List.copyOf(versions);
    }
  }

  private List<Version> without(String version) {
    List<Version> versions = new ArrayList<>(kept);
    versions.removeIf(one -> one.version().equals(version) && one.publishedAt() != null);
    return versions;
  }
}
