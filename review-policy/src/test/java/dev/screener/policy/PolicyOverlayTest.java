package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ContentSignal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyOverlayTest {

  @ParameterizedTest
  @ValueSource(strings = {"off", "'off'", "\"off\""})
  void aRuleCanBeSwitchedOff(String off) {
    RulesPolicy policy = overlaid("rules: {spoiler: " + off + "}");

    Verdict verdict =
        policy.judge(Cases.review().rated(8).with(ContentSignal.SPOILER_DECLARED, 1).build());

    assertThat(policy.ruleIds()).doesNotContain("spoiler").contains("spoiler-likely");
    assertThat(policy.version()).matches("default/1~[0-9a-f]{8}");
    assertThat(verdict.display()).isEqualTo(Display.FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "no", "false", "OFF", "''", "[off]", "{when: review.rated}"})
  void nothingElseCanBeSaidOfARule(String value) {
    List<Problem> problems = problems("rules: {spoiler: " + value + "}");

    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.line()).isEqualTo(2));
  }

  @Test
  void aRuleThatThereIsNotIsAProblemWithAHint() {
    List<Problem> problems = problems("rules:\n  spolier: off\n");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).line()).isEqualTo(3);
    assertThat(problems.get(0).message()).contains("'spolier'");
    assertThat(problems.get(0).hint()).isEqualTo("Did you mean spoiler?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "collapsed", "ask"})
  void shortReviewsAreShownAsTheSiteWants(String choice) {
    RulesPolicy policy = overlaid("settings: {shortReviews: " + choice + "}");
    Case lovedIt =
        Cases.review()
            .rated(9)
            .with(ContentSignal.COMMONPLACE_SHARE, 1)
            .with(ContentSignal.SPECIFICS, 0)
            .with(ContentSignal.INFORMATION, 30)
            .build();

    Verdict verdict = policy.judge(lovedIt);

    switch (choice) {
      case "full" -> assertThat(verdict.display()).isEqualTo(Display.FULL);
      case "collapsed" -> assertThat(verdict.display()).isEqualTo(Display.COLLAPSED);
      default -> assertThat(verdict.reasons()).containsExactly(Reason.LOW_EFFORT);
    }
  }

  @Test
  void aChoiceThatThereIsNotIsAProblemThatNamesTheOthers() {
    List<Problem> problems = problems("settings: {shortReviews: hidden}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains("'hidden'");
    assertThat(problems.get(0).hint()).isEqualTo("Write one of full, collapsed, ask.");
  }

  private static RulesPolicy overlaid(String overlay) {
    Compilation compilation =
        PolicyCompiler.compile(DefaultPolicy.yaml(), "overlays: default\n" + overlay);
    assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
    return ((Compilation.Compiled) compilation).policy();
  }

  private static List<Problem> problems(String overlay) {
    Compilation compilation =
        PolicyCompiler.compile(DefaultPolicy.yaml(), "overlays: default\n" + overlay);
    assertThat(compilation).isInstanceOf(Compilation.Refused.class);
    return ((Compilation.Refused) compilation).problems();
  }
}
