package dev.screener.projection.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every published version of every policy. Throws {@link
 * dev.screener.projection.view.ViewNotReadyException} while they are being loaded.
 */
public interface Policies {

  /**
   * A version.
   *
   * @param mode LIVE or SHADOW
   * @param publishedBy a token that stands for the person; empty for the built-in policy and where
   *     Screener itself suspended a rule
   * @param effectiveFrom null for the policy that is built in
   * @param rules YAML
   * @param overlay a site's settings over it, YAML
   * @param inForce whether records are judged by it now
   */
  record Version(
      String name,
      String version,
      String mode,
      String rejudge,
      @Nullable Instant effectiveFrom,
      @Nullable Instant publishedAt,
      String publishedBy,
      List<String> suspendedRules,
      boolean inForce,
      String rules,
      @Nullable String overlay) {

    Version notInForce() {
      return new Version(
          name,
          version,
          mode,
          rejudge,
          effectiveFrom,
          publishedAt,
          publishedBy,
          suspendedRules,
          false,
          rules,
          overlay);
    }
  }

  /** All, the newest publication first; the one that is built in comes last. */
  List<Version> all();
}
