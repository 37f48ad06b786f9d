package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ContentSignal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldEndTest {

  private static final Duration USUAL = Duration.ofHours(72);

  private final RulesPolicy policy =
      Policies.compiled(
          """
          policy: ours
          version: 1
          rules:
            - {id: brief, when: content.links >= 1, verdict: HELD, reason: SIEGE, expiresAfter: 2h}
            - {id: longer, when: content.links >= 2, verdict: HELD, reason: SIEGE, expiresAfter: 4d}
            - {id: usual, when: content.domains >= 1, verdict: HELD, reason: SIEGE}
            - {id: spam, when: content.handles >= 1, verdict: HELD, reason: SPAM, expiresAfter: 1h}
            - {id: abuse, when: content.profanity >= 1, verdict: HELD, reason: ABUSE, expiresAfter: 1h}
            - {id: fragile, when: 1 / author.reviewsLastHour > 4, verdict: HELD, reason: SIEGE}
            - {id: shown, when: review.edited, verdict: APPROVED}
          """);

  @Test
  void aHoldForDoubtEndsApprovedAfterTheTimeOfItsRule() {
    Verdict held = policy.judge(Cases.review().with(ContentSignal.LINKS, 1).build());

    assertThat(policy.holdEnd(held)).contains(new HoldEnd(Duration.ofHours(2), Outcome.APPROVED));
  }

  @Test
  void theLongestTimeCountsWhereSeveralRulesHold() {
    Verdict timed = policy.judge(Cases.review().with(ContentSignal.LINKS, 2).build());
    Verdict untimed =
        policy.judge(
            Cases.review().with(ContentSignal.LINKS, 1).with(ContentSignal.DOMAINS, 1).build());

    assertThat(policy.holdEnd(timed)).map(HoldEnd::after).contains(Duration.ofDays(4));
    assertThat(policy.holdEnd(untimed)).map(HoldEnd::after).contains(USUAL);
  }

  @Test
  void spamStaysOut() {
    Verdict held = policy.judge(Cases.review().with(ContentSignal.HANDLES, 1).build());

    assertThat(policy.holdEnd(held)).contains(new HoldEnd(Duration.ofHours(1), Outcome.REJECTED));
  }

  @Test
  void abuseWaitsForAPersonWhateverElseHolds() {
    Verdict held =
        policy.judge(
            Cases.review().with(ContentSignal.PROFANITY, 1).with(ContentSignal.HANDLES, 1).build());

    assertThat(policy.holdEnd(held)).isEmpty();
  }

  @Test
  void aFailedRuleHoldsForTheUsualTime() {
    Verdict held =
        policy.judge(
            Cases.review()
                .with(AuthorSignal.REVIEWS_LAST_HOUR, 0)
                .with(ContentSignal.LINKS, 1)
                .build());

    assertThat(held.ruleIds()).containsExactly("brief", "failed:fragile");
    assertThat(policy.holdEnd(held)).contains(new HoldEnd(USUAL, Outcome.APPROVED));
  }

  @Test
  void whatIsNotHeldHasNoEnd() {
    Verdict shown = policy.judge(Cases.review().with(ReviewSignal.EDITED, 1).build());

    assertThat(shown.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(policy.holdEnd(shown)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SPAM", "FLOOD", "TEMPLATE_CAMPAIGN"})
  void theBuiltInPolicyKeepsOutWhatLooksPlanned(Reason reason) {
    Policy builtIn = new DefaultPolicy();
    Verdict held =
        new Verdict(
            Outcome.HELD,
            Display.NONE,
            List.of(Reason.REPORTED, reason),
            List.of("flood"),
            builtIn.version());

    assertThat(builtIn.holdEnd(held)).contains(new HoldEnd(USUAL, Outcome.REJECTED));
  }
}
