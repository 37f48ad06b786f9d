package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultPolicyTest {

  private final Policy policy = new DefaultPolicy();

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleIsJudgedAsItSays(PolicyExamples.Result example) {
    assertThat(example.matched())
        .as("rule %s, line %d: %s", example.ruleId(), example.line(), example.verdict())
        .isEqualTo(example.shouldMatch());
  }

  static List<PolicyExamples.Result> examples() {
    return PolicyExamples.run(compiled());
  }

  @Test
  void eachRuleHasAnExampleThatMatchesAndOneThatDoesNot() {
    Map<String, List<PolicyExamples.Result>> byRule =
        examples().stream().collect(Collectors.groupingBy(PolicyExamples.Result::ruleId));

    assertThat(byRule).containsOnlyKeys(compiled().ruleIds());
    assertThat(byRule.values())
        .allSatisfy(
            examples -> {
              assertThat(examples).anyMatch(PolicyExamples.Result::shouldMatch);
              assertThat(examples).anyMatch(example -> !example.shouldMatch());
            });
  }

  @Test
  void whatWasNotMeasuredCountsAgainstNobody() {
    Case nothingKnown = new Case("f", "r", 1, Cases.review().build().text(), Evidence.none());

    Verdict verdict = policy.judge(nothingKnown);

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.ruleIds()).isEmpty();
  }

  @Test
  void aRatingWithoutTextIsShown() {
    Verdict verdict = policy.judge(Cases.review().rated(9).build());

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.display()).isEqualTo(Display.FULL);
  }

  @Test
  void aReportedReviewStaysPublicWhileAPersonIsAskedToLook() {
    Case reported = Cases.review().rated(2).with(ReportSignal.WEIGHT, 3).build();

    Verdict verdict = policy.judge(reported);

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.display()).isEqualTo(Display.FULL);
    assertThat(verdict.queue()).isEqualTo(Lane.REPORTED);
  }

  @Test
  void aGraveReportHidesAReviewUntilAPersonHasLooked() {
    Case reported =
        Cases.review()
            .rated(2)
            .with(ReportSignal.WEIGHT, 0.5)
            .with(ReportSignal.GRAVE_WEIGHT, 0.5)
            .build();

    Verdict verdict = policy.judge(reported);

    assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
    assertThat(verdict.reasons()).containsExactly(Reason.REPORTED);
  }

  @Test
  void itsVersionNamesIt() {
    assertThat(policy.version()).startsWith("default/");
    assertThat(policy.judge(Cases.review().build()).policyVersion()).isEqualTo(policy.version());
  }

  @Test
  void noRuleLooksAtLengthAlone() {
    Stream<String> conditions =
        DefaultPolicy.yaml()
            .lines()
            .filter(line -> !line.strip().startsWith("#") && !line.contains("{"));

    assertThat(conditions)
        .noneMatch(line -> line.contains("content.characters") || line.contains("content.words"));
  }

  private static RulesPolicy compiled() {
    return Policies.compiled(DefaultPolicy.yaml());
  }
}
