package dev.screener.cli.report;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reader's notice or an author's complaint, and what the verdicts that follow make of it.
 * Mutable: it is open until a verdict settles it.
 */
final class Report {

  enum State {
    OPEN,
    /** A notice: the review was taken down. A complaint: the restriction was lifted or eased. */
    GRANTED,
    /** A notice: the review stays. A complaint: the restriction stays. */
    DECLINED,
    /** The author edited or withdrew the review, or was erased, before it was decided. */
    MOOT
  }

  private final ReportKind kind;
  private final Instant at;
  private State state = State.OPEN;
  private @Nullable Instant decidedAt;
  private boolean automated;
  private @Nullable Restriction complainedOf;
  private @Nullable DecidedBy decidedBefore;

  Report(ReportKind kind, Instant at) {
    this.kind = kind;
    this.at = at;
  }

  void take(ReviewVerdict verdict) {
    if (verdict.getJudgedAt().isBefore(at)) {
      return;
    }
    if (verdict.getDecisionAnswer() == DecisionAnswer.UNDONE && isByPersonAt(decidedAt)) {
      reopen();
      return;
    }
    if (state != State.OPEN) {
      return;
    }
    if (isComplaint() && complainedOf == null) {
      complainedOf = Restriction.before(verdict);
      decidedBefore = verdict.getCause() == VerdictCause.APPEAL ? verdict.getDecidedBy() : null;
    }
    if (verdict.getCause() == VerdictCause.ERASURE
        || (verdict.getSubmissionId() != null && verdict.getJudgedAt().isAfter(at))) {
      state = State.MOOT;
    } else if (verdict.getDecisionAnswer() == DecisionAnswer.APPLIED) {
      settle(verdict, false);
    } else if (decidesByItself(verdict)) {
      settle(verdict, true);
    }
  }

  /** The policy, asked again, may also settle it: it takes a review down, or ends a hold. */
  private boolean decidesByItself(ReviewVerdict verdict) {
    Restriction now = Restriction.after(verdict);
    Restriction before = Restriction.before(verdict);
    if (verdict.getDecidedBy() != DecidedBy.POLICY || now == Restriction.HELD) {
      return false;
    }
    return verdict.getCause() == VerdictCause.HOLD_ENDED
        || (isComplaint() ? now.compareTo(before) < 0 : isTakenDown(now, before));
  }

  private static boolean isTakenDown(Restriction now, Restriction before) {
    return now == Restriction.REJECTED && before != Restriction.REJECTED;
  }

  private void settle(ReviewVerdict verdict, boolean byPolicy) {
    Restriction now = Restriction.after(verdict);
    boolean granted =
        complainedOf == null ? now == Restriction.REJECTED : now.compareTo(complainedOf) < 0;
    state = granted ? State.GRANTED : State.DECLINED;
    decidedAt = verdict.getJudgedAt();
    automated = byPolicy;
  }

  private boolean isByPersonAt(@Nullable Instant decision) {
    return decision != null && !automated;
  }

  private void reopen() {
    state = State.OPEN;
    decidedAt = null;
  }

  ReportKind kind() {
    return kind;
  }

  boolean isComplaint() {
    return kind == ReportKind.APPEAL;
  }

  boolean isOpenAt(Instant time) {
    return state == State.OPEN && !time.isBefore(at);
  }

  State state() {
    return state;
  }

  boolean isAutomated() {
    return automated;
  }

  /** What a complaint is against; NONE where no verdict tells. */
  Restriction complainedOf() {
    return complainedOf == null ? Restriction.NONE : complainedOf;
  }

  /** Who had decided what a complaint is against. */
  DecidedBy decidedBefore() {
    return decidedBefore == null ? DecidedBy.UNKNOWN : decidedBefore;
  }

  /** How long it took; null while it is open, and where it became moot. */
  @Nullable Duration tookUntilDecided() {
    return decidedAt == null ? null : Duration.between(at, decidedAt);
  }
}
