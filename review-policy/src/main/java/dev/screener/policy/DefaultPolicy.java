package dev.screener.policy;

import static dev.screener.policy.AuthorSignal.REVIEWS_LAST_HOUR;
import static dev.screener.policy.AuthorSignal.REVIEWS_LAST_MINUTE;
import static dev.screener.policy.AuthorSignal.SAME_TEXT_BEFORE;
import static dev.screener.policy.AuthorSignal.STOOD_REVIEWS;
import static dev.screener.policy.ReviewSignal.RATED;
import static dev.screener.scoring.ContentSignal.CALL_TO_ACTION;
import static dev.screener.scoring.ContentSignal.COMMONPLACE_SHARE;
import static dev.screener.scoring.ContentSignal.CONTACTS;
import static dev.screener.scoring.ContentSignal.GIBBERISH;
import static dev.screener.scoring.ContentSignal.INFORMATION;
import static dev.screener.scoring.ContentSignal.REPEATED_LINES;
import static dev.screener.scoring.ContentSignal.REPEATED_WORDS;
import static dev.screener.scoring.ContentSignal.SHOUTING;
import static dev.screener.scoring.ContentSignal.SPECIFICS;
import static dev.screener.scoring.ContentSignal.SPOILER_DECLARED;

import java.util.List;
import java.util.function.Predicate;

/**
 * The rules that hold where a site has published none.
 *
 * <p>A signal that was not measured is NaN, and NaN compares as false: so an abstaining signal
 * never counts against anyone, and every condition below must be written such that false is the
 * kind answer.
 */
public final class DefaultPolicy implements Policy {

  private static final String VERSION = "default/1";

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "spam-offer",
              Effect.rejected(Reason.SPAM),
              e -> unproven(e) && e.value(CONTACTS) >= 1 && e.value(CALL_TO_ACTION) >= 1),
          new Rule(
              "spam-links", Effect.held(Reason.SPAM), e -> unproven(e) && e.value(CONTACTS) >= 1),
          new Rule(
              "spam-shouting",
              Effect.held(Reason.SPAM),
              e -> unproven(e) && e.value(SHOUTING) >= 0.6 && e.value(CALL_TO_ACTION) >= 1),
          new Rule("gibberish", Effect.rejected(Reason.GIBBERISH), e -> e.value(GIBBERISH) >= 0.99),
          new Rule(
              "repetition",
              Effect.held(Reason.SPAM),
              e ->
                  unproven(e)
                      && (e.value(REPEATED_WORDS) >= 0.6 || e.value(REPEATED_LINES) >= 0.6)),
          new Rule(
              "flood",
              Effect.held(Reason.FLOOD),
              e -> e.value(REVIEWS_LAST_MINUTE) >= 8 || e.value(REVIEWS_LAST_HOUR) >= 60),
          new Rule(
              "same-text",
              Effect.held(Reason.TEMPLATE_CAMPAIGN),
              e -> e.value(SAME_TEXT_BEFORE) >= 2 && e.value(INFORMATION) >= 100),
          new Rule(
              "low-effort",
              Effect.rejected(Reason.LOW_EFFORT),
              e ->
                  e.value(RATED) == 0
                      && unproven(e)
                      && e.value(SPECIFICS) < 2
                      && e.value(INFORMATION) < 250),
          new Rule(
              "spoiler",
              Effect.shown(Display.COVERED, Reason.SPOILER),
              e -> e.value(SPOILER_DECLARED) == 1),
          new Rule(
              "short-reaction",
              Effect.shown(Display.COLLAPSED, Reason.SHORT_REACTION),
              e ->
                  e.value(COMMONPLACE_SHARE) >= 0.8
                      && e.value(SPECIFICS) < 1
                      && e.value(INFORMATION) < 150));

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public Verdict judge(Case review) {
    Ruling ruling = new Ruling();
    for (Rule rule : RULES) {
      apply(rule, review, ruling);
    }
    return ruling.verdict(VERSION);
  }

  private static void apply(Rule rule, Case review, Ruling ruling) {
    try {
      if (rule.when().test(review.evidence())) {
        ruling.matched(rule.id(), rule.effect());
      }
    } catch (RuntimeException mistake) {
      ruling.failed(rule.id());
    }
  }

  /** Without any review that has stood; history lifts doubt about spam and effort. */
  private static boolean unproven(Evidence evidence) {
    return evidence.value(STOOD_REVIEWS) < 1;
  }

  private record Rule(String id, Effect effect, Predicate<Evidence> when) {}
}
