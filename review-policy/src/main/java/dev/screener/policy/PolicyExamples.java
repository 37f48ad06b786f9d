package dev.screener.policy;

import dev.screener.scoring.ReviewScorer;
import java.util.ArrayList;
import java.util.List;

/** Runs the examples that stand with a policy's rules. */
public final class PolicyExamples {

  private PolicyExamples() {}

  /** What became of every example, in the policy's order. */
  public static List<Result> run(RulesPolicy policy) {
    ReviewScorer scorer = new ReviewScorer();
    List<Result> results = new ArrayList<>();
    for (RulesPolicy.Rule rule : policy.rules()) {
      for (Example example : rule.examples()) {
        Case review = example.toCase(scorer);
        Verdict verdict = policy.judge(review);
        boolean matched = verdict.ruleIds().contains(rule.id());
        results.add(
            new Result(
                rule.id(), example.line(), example.matches(), matched, review.evidence(), verdict));
      }
    }
    return results;
  }

  /**
   * What became of one example.
   *
   * @param line where it stands in the policy's text, from 1
   * @param shouldMatch what the policy's author expects of the rule
   * @param evidence what was judged
   */
  public record Result(
      String ruleId,
      int line,
      boolean shouldMatch,
      boolean matched,
      Evidence evidence,
      Verdict verdict) {

    public boolean asExpected() {
      return shouldMatch == matched;
    }
  }
}
