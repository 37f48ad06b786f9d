package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.policy.RuleOutcome.How;
import dev.screener.scoring.ContentSignal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleOutcomeTest {

  private final RulesPolicy policy =
      Policies.compiled(
          """
          policy: ours
          version: 1
          rules:
            - {id: links, when: content.links >= 2 && review.rated, verdict: HELD, reason: SPAM}
            - {id: spam, when: content.spam >= 0.9 && content.abuse < 0.5, verdict: HELD, reason: SPAM}
            - {id: either, when: content.spam >= 0.9 || content.links >= 2, verdict: HELD, reason: SPAM}
            - {id: fragile, when: 1 / author.reviewsLastHour > 4, verdict: HELD, reason: SPAM}
            - {id: words, when: 'text.hasPattern("secret")', verdict: HELD, reason: SPAM}
          """);

  @Test
  void eachRuleSaysWhatItMadeOfTheCaseAndOfWhat() {
    Case review =
        Cases.review()
            .rated(8)
            .with(ContentSignal.LINKS, 3)
            .with(AuthorSignal.REVIEWS_LAST_HOUR, 0)
            .saying("a secret")
            .build();

    List<RuleOutcome> outcomes = policy.explain(review);

    assertThat(outcomes)
        .containsExactly(
            new RuleOutcome("links", How.MATCHED, "content.links = 3, review.rated = 1"),
            new RuleOutcome("spam", How.NOT_MEASURED, "content.spam, content.abuse"),
            new RuleOutcome("either", How.MATCHED, "content.links = 3"),
            new RuleOutcome("fragile", How.FAILED, "/ by zero"),
            new RuleOutcome("words", How.MATCHED, ""));
  }

  @Test
  void whatMatchedOrFailedIsWhatTheVerdictNames() {
    Case review =
        Cases.review().rated(8).with(ContentSignal.SPAM, 0.95).with(ContentSignal.LINKS, 0).build();

    List<RuleOutcome> outcomes = policy.explain(review);

    assertThat(outcomes)
        .filteredOn(outcome -> outcome.how() == How.MATCHED)
        .extracting(RuleOutcome::ruleId)
        .isEqualTo(policy.judge(review).ruleIds());
    assertThat(outcomes.get(0).how()).isEqualTo(How.NOT_MATCHED);
  }
}
