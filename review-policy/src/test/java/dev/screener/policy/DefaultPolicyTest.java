package dev.screener.policy;

import static dev.screener.policy.Cases.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ContentSignal;
import org.junit.jupiter.api.Test;

class DefaultPolicyTest {

  private final Policy policy = new DefaultPolicy();

  @Test
  void anOfferWithAnAddressByAnUnprovenAuthorIsRejected() {
    Cases offer =
        review().rated(8).with(ContentSignal.CONTACTS, 1).with(ContentSignal.CALL_TO_ACTION, 1);

    assertThat(judged(offer, "spam-offer").outcome()).isEqualTo(Outcome.REJECTED);
    assertNotMatched(offer.byKnownAuthor(), "spam-offer");
  }

  @Test
  void anAddressAloneByAnUnprovenAuthorIsHeld() {
    assertThat(judged(review().rated(8).with(ContentSignal.CONTACTS, 1), "spam-links").outcome())
        .isEqualTo(Outcome.HELD);
    assertNotMatched(review().rated(8).with(ContentSignal.CONTACTS, 0), "spam-links");
  }

  @Test
  void shoutingIsHeldOnlyWithSomethingElse() {
    Cases shouting = review().rated(8).with(ContentSignal.SHOUTING, 1);

    assertNotMatched(shouting, "spam-shouting");
    Verdict verdict = judged(shouting.with(ContentSignal.CALL_TO_ACTION, 1), "spam-shouting");
    assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
  }

  @Test
  void gibberishIsRejectedWhoeverSendsIt() {
    assertThat(
            judged(
                    review().rated(8).byKnownAuthor().with(ContentSignal.GIBBERISH, 0.995),
                    "gibberish")
                .reasons())
        .containsExactly(Reason.GIBBERISH);
    assertNotMatched(review().with(ContentSignal.GIBBERISH, 0.9), "gibberish");
  }

  @Test
  void aTextThatMostlyRepeatsItselfIsHeld() {
    assertThat(
            judged(review().rated(8).with(ContentSignal.REPEATED_WORDS, 0.8), "repetition")
                .outcome())
        .isEqualTo(Outcome.HELD);
    assertNotMatched(review().rated(8).with(ContentSignal.REPEATED_WORDS, 0.2), "repetition");
  }

  @Test
  void aFloodIsHeldThoughTheAuthorIsKnown() {
    Cases known = review().rated(8).byKnownAuthor();

    assertNotMatched(known.with(AuthorSignal.REVIEWS_LAST_MINUTE, 3), "flood");
    Verdict verdict = judged(known.with(AuthorSignal.REVIEWS_LAST_MINUTE, 20), "flood");
    assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
    assertThat(verdict.reasons()).containsExactly(Reason.FLOOD);
  }

  @Test
  void theSameTextUnderFurtherFilmsIsHeldUnlessItIsACommonplace() {
    Cases again = review().rated(8).with(AuthorSignal.SAME_TEXT_BEFORE, 2);

    assertNotMatched(again.with(ContentSignal.INFORMATION, 40), "same-text");
    assertThat(judged(again.with(ContentSignal.INFORMATION, 400), "same-text").reasons())
        .containsExactly(Reason.TEMPLATE_CAMPAIGN);
  }

  @Test
  void onceUnderAnotherFilmMayBeOneFilmWithTwoIds() {
    assertNotMatched(
        review()
            .rated(8)
            .with(AuthorSignal.SAME_TEXT_BEFORE, 1)
            .with(ContentSignal.INFORMATION, 400),
        "same-text");
  }

  @Test
  void aCommonplaceWithoutRatingOrHistoryIsRejectedAsLowEffort() {
    assertThat(judged(commonplace(), "low-effort").reasons()).containsExactly(Reason.LOW_EFFORT);
    assertNotMatched(commonplace().rated(8), "low-effort");
    assertNotMatched(commonplace().byKnownAuthor(), "low-effort");
    assertNotMatched(commonplace().with(ContentSignal.SPECIFICS, 6), "low-effort");
  }

  @Test
  void aRatedCommonplaceIsShownAmongTheShortReactions() {
    Verdict verdict = judged(commonplace().rated(8), "short-reaction");

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.display()).isEqualTo(Display.COLLAPSED);
    assertNotMatched(commonplace().rated(8).with(ContentSignal.SPECIFICS, 2), "short-reaction");
  }

  @Test
  void aDeclaredSpoilerIsCovered() {
    Verdict verdict = judged(review().rated(8).with(ContentSignal.SPOILER_DECLARED, 1), "spoiler");

    assertThat(verdict.display()).isEqualTo(Display.COVERED);
    assertNotMatched(review().rated(8).with(ContentSignal.SPOILER_DECLARED, 0), "spoiler");
  }

  @Test
  void whatWasNotMeasuredCountsAgainstNobody() {
    Case nothingKnown = new Case("f", "r", 1, review().build().text(), Evidence.none());

    Verdict verdict = policy.judge(nothingKnown);

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.ruleIds()).isEmpty();
  }

  private static Cases commonplace() {
    return review()
        .with(ContentSignal.SPECIFICS, 0)
        .with(ContentSignal.COMMONPLACE_SHARE, 1)
        .with(ContentSignal.INFORMATION, 40);
  }

  private Verdict judged(Cases review, String ruleId) {
    Verdict verdict = policy.judge(review.build());
    assertThat(verdict.ruleIds()).contains(ruleId);
    return verdict;
  }

  private void assertNotMatched(Cases review, String ruleId) {
    assertThat(policy.judge(review.build()).ruleIds()).doesNotContain(ruleId);
  }
}
