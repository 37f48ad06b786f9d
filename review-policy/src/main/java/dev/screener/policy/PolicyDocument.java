package dev.screener.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy as its author wrote it, taken apart but not yet compiled.
 *
 * @param settings by name, in order; each a {@code Boolean}, {@code Long}, {@code Double} or {@code
 *     String}
 * @param words the word lists by name, in order
 */
record PolicyDocument(
    String name,
    String version,
    String comment,
    Map<String, Object> settings,
    Map<String, List<String>> words,
    List<RuleText> rules) {

  /**
   * One rule.
   *
   * @param expiresAfter how long a hold by this rule lasts; null for the usual time
   */
  record RuleText(
      String id,
      String note,
      Expression when,
      Effect effect,
      @Nullable Duration expiresAfter,
      List<Example> examples) {}
}
