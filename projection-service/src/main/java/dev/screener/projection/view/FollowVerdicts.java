package dev.screener.projection.view;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.policy.ReviewSignal;
import dev.screener.projection.live.EventFeed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps where each review stands, and tells those who wait for it. */
final class FollowVerdicts implements ProcessorSupplier<String, ReviewVerdict, Void, Void> {

  private static final Set<VerdictCause> SPOKEN =
      EnumSet.of(VerdictCause.DECISION, VerdictCause.REPORT, VerdictCause.APPEAL);

  private static final Set<Outcome> UNSHOWN = EnumSet.of(Outcome.HELD, Outcome.REJECTED);

  private final Arrivals arrivals;
  private final EventFeed live;

  FollowVerdicts(Arrivals arrivals, EventFeed live) {
    this.arrivals = arrivals;
    this.live = live;
  }

  @Override
  public Processor<String, ReviewVerdict, Void, Void> get() {
    return new Follower();
  }

  private final class Follower implements Processor<String, ReviewVerdict, Void, Void> {
    private ReviewRows rows;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      rows = ReviewRows.of(context);
    }

    @Override
    public void process(Record<String, ReviewVerdict> record) {
      ReviewAddress address = ReviewAddress.of(record.key());
      ReviewVerdict verdict = record.value();
      if (verdict == null) {
        throw new IllegalArgumentException("a verdict is never a tombstone");
      }
      address.require(verdict.getFilmId(), verdict.getReviewId());
      ReviewRow row = rows.get(address);
      ReviewRow next = next(row, verdict);
      if (!next.equals(row) && rows.put(address, row, next)) {
        live.touch(address.filmId());
      }
      arrivals.changed(record.key());
      if (verdict.getCause() == VerdictCause.SUBMISSION
          && verdict.getDecidedBy() != DecidedBy.PRIOR) {
        arrivals.judged(verdict.getJudgedAt().toEpochMilli());
      }
    }
  }

  private static ReviewRow next(ReviewRow row, ReviewVerdict verdict) {
    String submissionId = verdict.getSubmissionId();
    if (verdict.getCause() == VerdictCause.ERASURE) {
      return row.erased();
    }
    if (verdict.getOutcome() == Outcome.REFUSED) {
      return submissionId == null
          ? row
          : row.refused(submissionId, List.copyOf(verdict.getReasons()));
    }
    if (verdict.getOutcome() == Outcome.WITHDRAWN && verdict.getCause() == VerdictCause.DECISION) {
      // An answer about a review that had gone before; no decision withdraws one.
      return row;
    }
    if (verdict.getOutcome() == Outcome.UNKNOWN) {
      if (concernsNoReview(verdict)) {
        return row;
      }
      throw new IllegalArgumentException("an outcome that this version does not know");
    }
    ReviewRow judged = row.judged(NextStanding.after(row.standing(), verdict), submissionId);
    return UNSHOWN.contains(verdict.getOutcome()) ? judged.unshown(rating(verdict)) : judged;
  }

  /** 1 to 10; 0 for none: verdicts name what was measured. */
  private static int rating(ReviewVerdict verdict) {
    int rating = Math.round(verdict.getSignals().getOrDefault(ReviewSignal.RATING.key(), 0f));
    return Math.max(0, Math.min(FilmCounts.HIGHEST_RATING, rating));
  }

  /**
   * An answer to somebody who spoke of a review that there is not, or not yet: it says nothing of
   * where a review stands.
   */
  private static boolean concernsNoReview(ReviewVerdict verdict) {
    DecisionAnswer answer = verdict.getDecisionAnswer();
    return answer == DecisionAnswer.UNFOUNDED
        || answer == DecisionAnswer.WAITING
        || (verdict.getRevision() == 0 && SPOKEN.contains(verdict.getCause()));
  }
}
