package dev.screener.moderation.cases;

import static dev.screener.contracts.event.Outcome.APPROVED;
import static dev.screener.contracts.event.Outcome.HELD;
import static dev.screener.contracts.event.Outcome.REFUSED;
import static dev.screener.contracts.event.Outcome.WITHDRAWN;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.moderation.line.SignalBytes;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Case;
import dev.screener.policy.Evidence;
import dev.screener.policy.Policy;
import dev.screener.policy.Reason;
import dev.screener.policy.Verdict;
import dev.screener.scoring.ReviewText;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one mechanism: evidence goes in, the policy is asked, and a changed verdict comes out. A pure
 * function of the case file; nothing else makes a verdict.
 */
final class CaseJudge {

  /**
   * An author of whom so many reviews have stood is proven; telling the author desk of more would
   * change nothing it decides.
   */
  private static final int PROVEN = 10;

  private final Policy policy;

  CaseJudge(Policy policy) {
    this.policy = policy;
  }

  /**
   * What the case becomes.
   *
   * @param next the case as it is to be stored; null where a refusal leaves it as it was
   */
  record Step(@Nullable CaseRecord next, Judgement judgement) {}

  /** Takes the file one step on. The file must not be late. */
  Step judge(CaseFile file) {
    String refusal = file.screened().getRefusal();
    if (refusal != null) {
      return new Step(null, refused(file, refusal));
    }
    if (file.isForeign()) {
      return new Step(null, refused(file, Reason.FOREIGN.code()));
    }
    return file.isWithdrawal() ? withdrawn(file) : judged(file);
  }

  private static Judgement refused(CaseFile file, String reason) {
    ReviewVerdict verdict =
        verdict(file, REFUSED, Display.NONE, DecidedBy.POLICY)
            .setRevision(file.earlier().map(CaseRecord::getRevision).orElse(0))
            .setReasons(List.of(reason))
            .build();
    return Judgement.of(verdict);
  }

  private static Step withdrawn(CaseFile file) {
    ReviewVerdict verdict =
        verdict(file, WITHDRAWN, Display.NONE, DecidedBy.AUTHOR)
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
    return new Step(
        stub,
        new Judgement(
            verdict,
            unless(file.stood(APPROVED.name())),
            unless(file.stood(HELD.name())),
            file.submission().getAuthorId(),
            file.stood(APPROVED.name()) ? Change.to(standing(file, false)) : Change.none()));
  }

  private Step judged(CaseFile file) {
    ReviewSubmission submission = file.submission();
    Evidence.Builder collected = Evidence.builder();
    SignalBytes.read(file.screened().getSignals(), collected);
    Evidence evidence = collected.build();
    Verdict ruled =
        policy.judge(
            new Case(
                file.filmId(),
                file.reviewId(),
                file.screened().getRevision(),
                new ReviewText(
                    submission.getTitle(), submission.getText(), submission.getLanguage()),
                evidence));
    Outcome outcome = Outcome.valueOf(ruled.outcome().name());
    Display display = Display.valueOf(ruled.display().name());
    ReviewVerdict verdict =
        verdict(file, outcome, display, DecidedBy.POLICY)
            .setReasons(ruled.reasons().stream().map(Reason::code).toList())
            .setRuleIds(ruled.ruleIds())
            .setSignals(named(evidence))
            .setPolicyVersion(ruled.policyVersion())
            .setModelVersion(file.screened().getModelVersion())
            .build();
    CaseRecord next = opened(file, verdict);
    return new Step(
        next,
        new Judgement(
            verdict,
            outcome == APPROVED
                ? Change.to(approved(file, display))
                : unless(file.stood(APPROVED.name())),
            outcome == HELD ? Change.to(queued(file, verdict)) : unless(file.stood(HELD.name())),
            submission.getAuthorId(),
            standing(file, outcome, evidence)));
  }

  private static ReviewVerdict.Builder verdict(
      CaseFile file, Outcome outcome, Display display, DecidedBy decidedBy) {
    ReviewSubmission submission = file.submission();
    return ReviewVerdict.newBuilder()
        .setFilmId(file.filmId())
        .setReviewId(file.reviewId())
        .setRevision(file.screened().getRevision())
        .setSubmissionId(submission.getSubmissionId())
        .setCause(VerdictCause.SUBMISSION)
        .setDecidedBy(decidedBy)
        .setOutcome(outcome)
        .setDisplay(display)
        .setPreviousOutcome(
            file.earlier().map(CaseRecord::getOutcome).map(Outcome::valueOf).orElse(null))
        .setPreviousDisplay(
            file.earlier().map(CaseRecord::getDisplay).map(Display::valueOf).orElse(null))
        .setLanguage(submission.getLanguage())
        .setSubmittedAt(submission.getSubmittedAt())
        .setJudgedAt(Instant.ofEpochMilli(file.at()));
  }

  private static CaseRecord opened(CaseFile file, ReviewVerdict verdict) {
    ScreenedReview screened = file.screened();
    ByteBuffer signals = screened.getSignals();
    return new CaseRecord(
        screened.getRevision(),
        file.submission().getAuthorId(),
        file.authorHash(),
        verdict.getOutcome().name(),
        verdict.getDisplay().name(),
        verdict.getReasons(),
        verdict.getRuleIds(),
        verdict.getPolicyVersion(),
        verdict.getModelVersion(),
        screened.getFirstSubmittedAt(),
        file.at(),
        signals);
  }

  private static ApprovedReview approved(CaseFile file, Display display) {
    ReviewSubmission submission = file.submission();
    boolean edited = file.screened().getRevision() > 1;
    return ApprovedReview.newBuilder()
        .setFilmId(file.filmId())
        .setReviewId(file.reviewId())
        .setRevision(file.screened().getRevision())
        .setDisplay(display)
        .setAuthorId(submission.getAuthorId())
        .setAuthorName(submission.getAuthorName())
        .setRating(submission.getRating())
        .setTitle(submission.getTitle())
        .setText(submission.getText())
        .setLanguage(submission.getLanguage())
        .setVerifiedViewing(submission.getVerifiedViewing())
        .setSubmittedAt(file.firstSubmittedAt())
        .setEditedAt(edited ? submission.getSubmittedAt() : null)
        .build();
  }

  private static QueuedJob queued(CaseFile file, ReviewVerdict verdict) {
    ReviewSubmission submission = file.submission();
    Jobs.Triage triage = Jobs.triage(verdict);
    return QueuedJob.newBuilder()
        .setJobId(file.filmId() + '/' + file.reviewId())
        .setLane(triage.lane())
        .setWhy(triage.why())
        .setPriority(triage.priority())
        .setFilmId(file.filmId())
        .setReviewId(file.reviewId())
        .setRevision(verdict.getRevision())
        .setAuthorName(submission.getAuthorName())
        .setRating(submission.getRating())
        .setTitle(submission.getTitle())
        .setText(submission.getText())
        .setLanguage(submission.getLanguage())
        .setReasons(verdict.getReasons())
        .setRuleIds(verdict.getRuleIds())
        .setSignals(verdict.getSignals())
        .setPolicyVersion(verdict.getPolicyVersion())
        .setSubmittedAt(submission.getSubmittedAt())
        .setQueuedAt(verdict.getJudgedAt())
        .build();
  }

  private static Change<StandingChange> standing(
      CaseFile file, Outcome outcome, Evidence evidence) {
    boolean stood = file.stood(APPROVED.name());
    boolean stands = outcome == APPROVED;
    if (stands == stood) {
      return Change.none();
    }
    boolean proven = evidence.value(AuthorSignal.STOOD_REVIEWS) >= PROVEN;
    return stands && proven ? Change.none() : Change.to(standing(file, stands));
  }

  private static StandingChange standing(CaseFile file, boolean stands) {
    return new StandingChange(
        file.filmId(), file.reviewId(), stands, Instant.ofEpochMilli(file.at()));
  }

  /** A tombstone where there was a record, else nothing. */
  private static <V> Change<V> unless(boolean recorded) {
    return recorded ? Change.gone() : Change.none();
  }

  private static Map<String, Float> named(Evidence evidence) {
    Map<String, Float> signals = new TreeMap<>();
    evidence.forEach((signal, value) -> signals.put(signal.key(), value));
    return signals;
  }
}
