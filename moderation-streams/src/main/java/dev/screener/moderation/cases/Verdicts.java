package dev.screener.moderation.cases;

import static dev.screener.contracts.event.Outcome.REFUSED;
import static dev.screener.contracts.event.Outcome.WITHDRAWN;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.policy.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Begins the records of reviews.verdicts, each by what made it. */
final class Verdicts {

  private Verdicts() {}

  /** To a submission. */
  static ReviewVerdict.Builder answer(CaseFile file) {
    return begun(file.submission(), file.known(), VerdictCause.SUBMISSION, file.at())
        .setRevision(file.screened().getRevision())
        .setSubmissionId(file.submission().getSubmissionId());
  }

  /** On a case whose text is known. */
  static ReviewVerdict.Builder about(Docket docket, VerdictCause cause, long at) {
    return begun(docket.text(), docket.state(), cause, at)
        .setRevision(docket.state().getRevision());
  }

  static ReviewVerdict refused(CaseFile file, String reason) {
    CaseRecord known = file.known();
    return answer(file)
        .setRevision(known == null ? 0 : known.getRevision())
        .setDecidedBy(DecidedBy.POLICY)
        .setOutcome(REFUSED)
        .setDisplay(Display.NONE)
        .setReasons(List.of(reason))
        .build();
  }

  /** The author took the review back, or asked to be forgotten. */
  static ReviewVerdict gone(CaseFile file) {
    ReviewVerdict.Builder verdict =
        answer(file).setDecidedBy(DecidedBy.AUTHOR).setOutcome(WITHDRAWN).setDisplay(Display.NONE);
    return file.isErasure()
        ? verdict
            .setSubmissionId(null)
            .setCause(VerdictCause.ERASURE)
            .setReasons(List.of(Reason.ERASED.code()))
            .build()
        : verdict.setReasons(List.of(Reason.WITHDRAWN.code())).build();
  }

  /** To a decision on a review whose text is not there: withdrawn, erased, or not yet come. */
  static ReviewVerdict answer(
      CaseRecord state, ModeratorDecision decision, DecisionAnswer answer, long at) {
    boolean gone = state.getOutcome().equals(WITHDRAWN.name());
    Reason why = state.getErased() ? Reason.ERASED : Reason.WITHDRAWN;
    return ReviewVerdict.newBuilder()
        .setFilmId(decision.getFilmId())
        .setReviewId(decision.getReviewId())
        .setRevision(state.getRevision())
        .setCause(VerdictCause.DECISION)
        .setDecidedBy(gone ? DecidedBy.AUTHOR : DecidedBy.POLICY)
        .setReasons(gone ? List.of(why.code()) : List.of())
        .setDecisionId(decision.getDecisionId())
        .setDecisionAnswer(answer)
        .setOutcome(Outcome.valueOf(state.getOutcome()))
        .setDisplay(Display.NONE)
        .setSubmittedAt(decision.getDecidedAt())
        .setJudgedAt(Instant.ofEpochMilli(at))
        .build();
  }

  private static ReviewVerdict.Builder begun(
      ReviewSubmission submission, @Nullable CaseRecord known, VerdictCause cause, long at) {
    // A case that decisions or reports were quicker than knows of no verdict yet.
    CaseRecord judged = known != null && known.getRevision() > 0 ? known : null;
    return ReviewVerdict.newBuilder()
        .setFilmId(submission.getFilmId())
        .setReviewId(submission.getReviewId())
        .setCause(cause)
        .setPreviousOutcome(judged == null ? null : Outcome.valueOf(judged.getOutcome()))
        .setPreviousDisplay(judged == null ? null : Display.valueOf(judged.getDisplay()))
        .setLanguage(submission.getLanguage())
        .setSubmittedAt(submission.getSubmittedAt())
        .setJudgedAt(Instant.ofEpochMilli(at));
  }
}
