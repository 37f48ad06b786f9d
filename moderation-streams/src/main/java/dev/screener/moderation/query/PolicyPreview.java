package dev.screener.moderation.query;

import dev.screener.policy.Outcome;
import dev.screener.policy.PolicyComparison;
import dev.screener.scoring.ReviewText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a policy would change among the cases judged last.
 *
 * @param policy name/version
 * @param before cases by outcome under the policy in force
 * @param after cases by outcome under the new one
 */
record PolicyPreview(
    String policy,
    long cases,
    Map<Outcome, Long> before,
    Map<Outcome, Long> after,
    List<Change> changes) {

  private static final int SAMPLE_CHARACTERS = 300;

  /** Cases whose outcome or display would change in the same way. */
  record Change(
      String from,
      String to,
      String displayFrom,
      String displayTo,
      long count,
      List<Sample> samples) {}

  record Sample(String filmId, String reviewId, List<String> ruleIds, String text) {}

  static PolicyPreview of(String policy, PolicyComparison comparison) {
    return new PolicyPreview(
        policy,
        comparison.cases(),
        new EnumMap<>(comparison.before()),
        new EnumMap<>(comparison.after()),
        comparison.transitions().stream().map(PolicyPreview::change).toList());
  }

  private static Change change(PolicyComparison.Transition transition) {
    return new Change(
        transition.outcomeBefore().name(),
        transition.outcomeAfter().name(),
        transition.displayBefore().name(),
        transition.displayAfter().name(),
        transition.count(),
        transition.samples().stream().map(PolicyPreview::sample).toList());
  }

  private static Sample sample(PolicyComparison.Sample sample) {
    ReviewText words = sample.review().text();
    String text =
        (Objects.requireNonNullElse(words.title(), "")
                + ' '
                + Objects.requireNonNullElse(words.text(), ""))
            .strip();
    return new Sample(
        sample.review().filmId(),
        sample.review().reviewId(),
        sample.after().ruleIds(),
        text.length() <= SAMPLE_CHARACTERS
            ? text
            : text.substring(
                0,
                text.offsetByCodePoints(
                    0, Math.min(SAMPLE_CHARACTERS, text.codePointCount(0, text.length())))));
  }
}
