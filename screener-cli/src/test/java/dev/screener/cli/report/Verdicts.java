package dev.screener.cli.report;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events for tests, each with what it says and defaults for the rest. */
final class Verdicts {

  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  static {
    // Says to Avro which classes it may instantiate, which copying an event needs too.
    AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
  }

  private Verdicts() {}

  static ModeratorDecision decision(
      String id, String reviewId, DecisionAction action, DecisionEffect effect) {
    return ModeratorDecision.newBuilder()
        .setDecisionId(id)
        .setFilmId("crossing")
        .setReviewId(reviewId)
        .setRevision(1)
        .setAction(action)
        .setEffect(effect)
        .setModeratorToken("m")
        .setDecidedAt(NOON)
        .build();
  }

  static ModeratorDecision label(String id, String reviewId, DecisionAction action) {
    return decision(id, reviewId, action, DecisionEffect.LABEL);
  }

  static ModeratorDecision undo(String id, String reviewId, String undoes) {
    return ModeratorDecision.newBuilder(
            decision(id, reviewId, DecisionAction.UNDO, DecisionEffect.RULES))
        .setUndoes(undoes)
        .build();
  }

  /** The answer to a decision, by a policy that says {@code policy}. */
  static ReviewVerdict answer(
      String reviewId, String decisionId, DecisionAnswer answer, Outcome policy) {
    return ReviewVerdict.newBuilder(first(reviewId, policy))
        .setSubmissionId(null)
        .setCause(VerdictCause.DECISION)
        .setDecisionId(decisionId)
        .setDecisionAnswer(answer)
        .build();
  }

  /** The policy's first verdict on a review. */
  static ReviewVerdict first(String reviewId, Outcome outcome) {
    return ReviewVerdict.newBuilder()
        .setFilmId("crossing")
        .setReviewId(reviewId)
        .setRevision(1)
        .setSubmissionId("s-" + reviewId)
        .setCause(VerdictCause.SUBMISSION)
        .setDecidedBy(DecidedBy.POLICY)
        .setOutcome(outcome)
        .setDisplay(outcome == Outcome.APPROVED ? Display.FULL : Display.NONE)
        .setPolicyOutcome(outcome)
        .setReasons(outcome == Outcome.APPROVED ? List.of() : List.of("SPAM"))
        .setRuleIds(outcome == Outcome.APPROVED ? List.of() : List.of("spam-with-contact"))
        .setSignals(Map.of("content.words", 14f))
        .setLanguage("en")
        .setSubmittedAt(NOON)
        .setJudgedAt(NOON)
        .build();
  }

  /** A later verdict on the same revision. */
  static ReviewVerdict later(
      ReviewVerdict before, int minutes, VerdictCause cause, DecidedBy decidedBy, Outcome outcome) {
    return ReviewVerdict.newBuilder(before)
        .setSubmissionId(null)
        .setCause(cause)
        .setDecidedBy(decidedBy)
        .setDecisionId(cause == VerdictCause.DECISION ? "d" + minutes : null)
        .setDecisionAnswer(cause == VerdictCause.DECISION ? DecisionAnswer.APPLIED : null)
        .setPreviousOutcome(before.getOutcome())
        .setPreviousDisplay(before.getDisplay())
        .setOutcome(outcome)
        .setDisplay(outcome == Outcome.APPROVED ? Display.FULL : Display.NONE)
        .setJudgedAt(NOON.plusSeconds(60L * minutes))
        .build();
  }

  static ReviewReport report(String id, String reviewId, ReportKind kind, int minutes) {
    return ReviewReport.newBuilder()
        .setReportId(id)
        .setFilmId("crossing")
        .setReviewId(reviewId)
        .setKind(kind)
        .setPersonId("p-" + id)
        .setReportedAt(NOON.plusSeconds(60L * minutes))
        .build();
  }
}
