package dev.screener.moderation.cases;

import static dev.screener.contracts.event.Outcome.HELD;
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
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Evidence;
import dev.screener.policy.Policy;
import dev.screener.policy.Reason;
import dev.screener.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one mechanism: something is learnt of a case, the policy is asked again, and a changed
 * verdict comes out. Pure: each step is a function of its arguments; nothing else makes a verdict.
 */
final class CaseJudge {

  private final Policy policy;

  CaseJudge(Policy policy) {
    this.policy = policy;
  }

  /**
   * What a step makes of a case.
   *
   * @param next the case as it is to be stored; null where it stays as it was
   */
  record Step(@Nullable CaseRecord next, Judgement judgement) {}

  /** A review arrives with its evidence. The file must not be late. */
  Step evidence(CaseFile file) {
    String refusal = file.screened().getRefusal();
    if (refusal != null) {
      return new Step(null, refused(file, refusal));
    }
    if (file.isForeign()) {
      return new Step(null, refused(file, Reason.FOREIGN.code()));
    }
    return file.isWithdrawal() ? withdrawn(file) : opened(file);
  }

  /** A moderator has spoken. */
  Step decision(Docket docket, ModeratorDecision decision, long at) {
    Decisions.Noted noted = Decisions.note(docket.state(), decision);
    ReviewVerdict.Builder verdict =
        about(docket, VerdictCause.DECISION, at)
            .setDecisionId(decision.getDecisionId())
            .setDecisionAnswer(noted.answer());
    return ruled(docket.state(), new Docket(noted.state(), docket.text()), verdict, at);
  }

  /** A moderator has spoken about a review that there is not. */
  static Judgement unfounded(ModeratorDecision decision, long at) {
    return Judgement.of(
        ReviewVerdict.newBuilder()
            .setFilmId(decision.getFilmId())
            .setReviewId(decision.getReviewId())
            .setRevision(0)
            .setCause(VerdictCause.DECISION)
            .setDecidedBy(DecidedBy.POLICY)
            .setDecisionId(decision.getDecisionId())
            .setDecisionAnswer(DecisionAnswer.UNFOUNDED)
            .setOutcome(Outcome.UNKNOWN)
            .setDisplay(Display.NONE)
            .setSubmittedAt(decision.getDecidedAt())
            .setJudgedAt(Instant.ofEpochMilli(at))
            .build());
  }

  /** A hold's time may be up; empty where nothing comes of it. */
  Optional<Step> holdEnded(Docket docket, int revision, long at) {
    CaseRecord state = docket.state();
    Long since = state.getHeldSince();
    boolean due =
        state.getOutcome().equals(HELD.name())
            && state.getRevision() == revision
            && since != null
            && at - since >= Holds.LONGEST.toMillis()
            && Holds.end(state.getReasons());
    if (!due) {
      return Optional.empty();
    }
    CaseRecord ended = CaseRecord.newBuilder(state).setHoldEnded(true).build();
    return Optional.of(
        ruled(
            state,
            new Docket(ended, docket.text()),
            about(docket, VerdictCause.HOLD_ENDED, at),
            at));
  }

  private static Judgement refused(CaseFile file, String reason) {
    return Judgement.of(
        answer(file)
            .setRevision(file.earlier().map(CaseRecord::getRevision).orElse(0))
            .setDecidedBy(DecidedBy.POLICY)
            .setOutcome(REFUSED)
            .setDisplay(Display.NONE)
            .setReasons(List.of(reason))
            .build());
  }

  private static Step withdrawn(CaseFile file) {
    ReviewVerdict verdict =
        answer(file)
            .setDecidedBy(DecidedBy.AUTHOR)
            .setOutcome(WITHDRAWN)
            .setDisplay(Display.NONE)
            .setReasons(List.of(Reason.WITHDRAWN.code()))
            .build();
    // The stub keeps late evidence from bringing the review back; it names nobody.
    CaseRecord stub =
        CaseRecord.newBuilder()
            .setRevision(file.screened().getRevision())
            .setAuthorHash(file.authorHash())
            .setOutcome(WITHDRAWN.name())
            .setDisplay(Display.NONE.name())
            .setFirstSubmittedAt(file.screened().getFirstSubmittedAt())
            .setJudgedAt(file.at())
            .build();
    return new Step(stub, Consequences.of(file.known(), stub, file.submission(), verdict, 0));
  }

  private Step opened(CaseFile file) {
    ScreenedReview screened = file.screened();
    CaseRecord state =
        CaseRecord.newBuilder()
            .setRevision(screened.getRevision())
            .setAuthorId(file.submission().getAuthorId())
            .setAuthorHash(file.authorHash())
            .setOutcome(Outcome.UNKNOWN.name())
            .setDisplay(Display.NONE.name())
            .setModelVersion(screened.getModelVersion())
            .setFirstSubmittedAt(screened.getFirstSubmittedAt())
            .setJudgedAt(file.at())
            .setSignals(screened.getSignals())
            .setDecisions(file.earlier().map(CaseRecord::getDecisions).orElse(List.of()))
            .build();
    return ruled(file.known(), new Docket(state, file.submission()), answer(file), file.at());
  }

  /** Asks the policy about the case as it now is, and says what that changes. */
  private Step ruled(
      @Nullable CaseRecord before, Docket docket, ReviewVerdict.Builder verdict, long at) {
    Evidence evidence = docket.evidence();
    Verdict byPolicy = policy.judge(docket.toCase(evidence));
    Stand stand = Stand.of(docket.state(), byPolicy);
    CaseRecord next =
        CaseRecord.newBuilder(docket.state())
            .setOutcome(stand.outcome().name())
            .setDisplay(stand.display().name())
            .setReasons(stand.reasons())
            .setRuleIds(stand.ruleIds())
            .setPolicyVersion(stand.policyVersion())
            .setJudgedAt(at)
            .setHeldSince(heldSince(docket.state(), byPolicy, at))
            .build();
    ReviewVerdict said =
        verdict
            .setDecidedBy(stand.decidedBy())
            .setOutcome(stand.outcome())
            .setDisplay(stand.display())
            .setReasons(stand.reasons())
            .setRuleIds(stand.ruleIds())
            .setSignals(named(evidence))
            .setPolicyVersion(stand.policyVersion())
            .setModelVersion(next.getModelVersion())
            .build();
    return new Step(
        next,
        Consequences.of(
            before, next, docket.text(), said, evidence.value(AuthorSignal.STOOD_REVIEWS)));
  }

  /**
   * A decision does not shorten or lengthen the hold beneath it: its undoing finds the hold as it
   * was.
   */
  private static @Nullable Long heldSince(CaseRecord state, Verdict byPolicy, long at) {
    if (byPolicy.outcome() != dev.screener.policy.Outcome.HELD) {
      return null;
    }
    return state.getHeldSince() == null ? Long.valueOf(at) : state.getHeldSince();
  }

  private static ReviewVerdict.Builder answer(CaseFile file) {
    ReviewSubmission submission = file.submission();
    return verdict(submission, VerdictCause.SUBMISSION, file.at())
        .setRevision(file.screened().getRevision())
        .setSubmissionId(submission.getSubmissionId())
        .setPreviousOutcome(
            file.earlier().map(CaseRecord::getOutcome).map(Outcome::valueOf).orElse(null))
        .setPreviousDisplay(
            file.earlier().map(CaseRecord::getDisplay).map(Display::valueOf).orElse(null));
  }

  private static ReviewVerdict.Builder about(Docket docket, VerdictCause cause, long at) {
    CaseRecord state = docket.state();
    return verdict(docket.text(), cause, at)
        .setRevision(state.getRevision())
        .setPreviousOutcome(Outcome.valueOf(state.getOutcome()))
        .setPreviousDisplay(Display.valueOf(state.getDisplay()));
  }

  private static ReviewVerdict.Builder verdict(
      ReviewSubmission submission, VerdictCause cause, long at) {
    return ReviewVerdict.newBuilder()
        .setFilmId(submission.getFilmId())
        .setReviewId(submission.getReviewId())
        .setCause(cause)
        .setLanguage(submission.getLanguage())
        .setSubmittedAt(submission.getSubmittedAt())
        .setJudgedAt(Instant.ofEpochMilli(at));
  }

  private static Map<String, Float> named(Evidence evidence) {
    Map<String, Float> signals = new TreeMap<>();
    evidence.forEach((signal, value) -> signals.put(signal.key(), value));
    return signals;
  }
}
