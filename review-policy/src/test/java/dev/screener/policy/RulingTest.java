package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulingTest {

  private final Ruling ruling = new Ruling();

  @Test
  void whereNoRuleMatchesTheReviewIsShownInFull() {
    Verdict verdict = ruling.verdict("test/1");

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.display()).isEqualTo(Display.FULL);
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.ruleIds()).isEmpty();
    assertThat(verdict.policyVersion()).isEqualTo("test/1");
  }

  @Test
  void theStrictestWinsAndAllMatchesAreRecordedInOrder() {
    ruling.matched("cover", Effect.shown(Display.COVERED, Reason.SPOILER));
    ruling.matched("reject", Effect.rejected(Reason.SPAM));
    ruling.matched("hold", Effect.held(Reason.FLOOD));

    Verdict verdict = ruling.verdict("test/1");

    assertThat(verdict.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(verdict.display()).isEqualTo(Display.NONE);
    assertThat(verdict.reasons()).containsExactly(Reason.SPAM);
    assertThat(verdict.ruleIds()).containsExactly("cover", "reject", "hold");
  }

  @Test
  void amongEquallyStrictRulesTheOrderOfThePolicyIsTheOrderOfReasons() {
    ruling.matched("flood", Effect.held(Reason.FLOOD));
    ruling.matched("links", Effect.held(Reason.SPAM));
    ruling.matched("offers", Effect.held(Reason.SPAM));

    assertThat(ruling.verdict("test/1").reasons()).containsExactly(Reason.FLOOD, Reason.SPAM);
  }

  @Test
  void whatIsBothShortAndASpoilerIsCovered() {
    ruling.matched("short", Effect.shown(Display.COLLAPSED, Reason.SHORT_REACTION));
    ruling.matched("spoiler", Effect.shown(Display.COVERED, Reason.SPOILER));

    Verdict verdict = ruling.verdict("test/1");

    assertThat(verdict.display()).isEqualTo(Display.COVERED);
    assertThat(verdict.reasons()).containsExactly(Reason.SPOILER);
  }

  @Test
  void aFailedRuleHoldsTheReviewAndIsToldFromAMatch() {
    ruling.failed("broken");
    ruling.matched("spoiler", Effect.shown(Display.COVERED, Reason.SPOILER));

    Verdict verdict = ruling.verdict("test/1");

    assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
    assertThat(verdict.reasons()).containsExactly(Reason.RULE_FAILED);
    assertThat(verdict.ruleIds()).containsExactly("failed:broken", "spoiler");
  }

  @Test
  void aRejectionOutranksAFailedRule() {
    ruling.failed("broken");
    ruling.matched("spam", Effect.rejected(Reason.SPAM));

    assertThat(ruling.verdict("test/1").outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void aRuleCanAskAPersonToLookWhileTheReviewStaysAsItIs() {
    ruling.matched("reported", Effect.APPROVED.queued(Lane.REPORTED));

    Verdict verdict = ruling.verdict("test/1");

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.display()).isEqualTo(Display.FULL);
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.queue()).isEqualTo(Lane.REPORTED);
  }

  @Test
  void theWeightiestLaneStandsAlsoBesideAStricterDisplay() {
    ruling.matched("doubt", Effect.APPROVED.queued(Lane.DOUBT));
    ruling.matched("abuse", Effect.APPROVED.queued(Lane.ABUSE));
    ruling.matched("reported", Effect.APPROVED.queued(Lane.REPORTED));
    ruling.matched("spoiler", Effect.shown(Display.COVERED, Reason.SPOILER));

    Verdict verdict = ruling.verdict("test/1");

    assertThat(verdict.display()).isEqualTo(Display.COVERED);
    assertThat(verdict.queue()).isEqualTo(Lane.ABUSE);
  }

  @Test
  void whatIsHeldOrRejectedHasNoLaneOfARule() {
    ruling.matched("reported", Effect.APPROVED.queued(Lane.REPORTED));
    ruling.matched("hold", Effect.held(Reason.FLOOD));

    assertThat(ruling.verdict("test/1").queue()).isNull();
  }
}
