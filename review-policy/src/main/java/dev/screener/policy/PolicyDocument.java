package dev.screener.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy as its author wrote it, taken apart but not yet compiled.
 *
 * @param settings by name, in order; each a {@code Boolean}, {@code Long}, {@code Double} or {@code
 *     String}
 * @param choices the values that a text setting may have, by the setting's name; for those without,
 *     any
 * @param words the word lists by name, in order
 */
record PolicyDocument(
    String name,
    String version,
    String comment,
    Map<String, Object> settings,
    Map<String, List<String>> choices,
    Map<String, List<String>> words,
    List<RuleText> rules) {

  /** The same without some of its rules. */
  PolicyDocument without(Set<String> ruleIds, String newVersion) {
    List<RuleText> kept = rules.stream().filter(rule -> !ruleIds.contains(rule.id())).toList();
    return new PolicyDocument(name, newVersion, comment, settings, choices, words, kept);
  }

  List<String> ruleIds() {
    return rules.stream().map(RuleText::id).toList();
  }

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
