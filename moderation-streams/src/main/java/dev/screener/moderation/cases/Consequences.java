package dev.screener.moderation.cases;

import static dev.screener.contracts.event.Outcome.APPROVED;
import static dev.screener.contracts.event.Outcome.HELD;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.record.CaseRecord;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict changes outside its case: a function of where the review stood and where it
 * stands.
 */
final class Consequences {

  private final Films films;

  Consequences(Films films) {
    this.films = films;
  }

  /**
   * The verdict and what follows from it.
   *
   * @param before null for the first verdict on a review
   * @param docket as it now stands
   * @param next what its state was built with, to be completed: a new builder would copy it all
   * @param asks the lane that the policy asks for although the review is shown; null for none
   */
  Step of(
      @Nullable CaseRecord before,
      Docket docket,
      CaseRecord.Builder next,
      ReviewVerdict verdict,
      dev.screener.policy.@Nullable Lane asks) {
    CaseRecord state = docket.state();
    ApprovedReview shown = shown(docket, verdict);
    Optional<Lane> lane = Jobs.lane(state, asks);
    CaseRecord after =
        next.setShownRevision(shown == null ? 0 : shown.getRevision())
            .setLane(lane.map(Lane::name).orElse(null))
            .build();
    Judgement judgement =
        Judgement.of(
            verdict,
            approved(before, after, shown),
            lane.isPresent()
                ? Change.to(job(lane.get(), after, docket.text(), verdict))
                : goneIf(hadJob(before)),
            docket.text().getAuthorId(),
            standing(before, after));
    return new Step(
        after,
        before != null && was(before, APPROVED) && !was(after, APPROVED)
            ? judgement.takingDown(publicMillis(before, after))
            : judgement);
  }

  /** The revision that readers see before a new one is judged; 0 for none. */
  static int shownRevision(@Nullable CaseRecord state) {
    if (state == null) {
      return 0;
    }
    return was(state, APPROVED) ? state.getRevision() : state.getShownRevision();
  }

  static ApprovedReview approved(CaseRecord state, ReviewSubmission text) {
    return ApprovedReview.newBuilder()
        .setFilmId(text.getFilmId())
        .setReviewId(text.getReviewId())
        .setRevision(state.getRevision())
        .setDisplay(Display.valueOf(state.getDisplay()))
        .setAuthorId(text.getAuthorId())
        .setAuthorName(text.getAuthorName())
        .setRating(text.getRating())
        .setTitle(text.getTitle())
        .setText(text.getText())
        .setLanguage(text.getLanguage())
        .setVerifiedViewing(text.getVerifiedViewing())
        .setSubmittedAt(Instant.ofEpochMilli(state.getFirstSubmittedAt()))
        .setEditedAt(state.getRevision() > 1 ? text.getSubmittedAt() : null)
        .build();
  }

  private static @Nullable ApprovedReview shown(Docket docket, ReviewVerdict verdict) {
    CaseRecord state = docket.state();
    if (was(state, APPROVED)) {
      return approved(state, docket.text());
    }
    // A moderator who rejects an edit takes the whole review down.
    boolean olderStays =
        was(state, HELD)
            || (was(state, Outcome.REJECTED) && verdict.getDecidedBy() == DecidedBy.POLICY);
    return olderStays ? older(docket) : null;
  }

  /** What readers saw of an earlier revision, unless a moderator rejected that one. */
  private static @Nullable ApprovedReview older(Docket docket) {
    ApprovedReview older = docket.older();
    boolean rejected =
        older != null
            && Decisions.ruling(docket.state(), older.getRevision())
                .filter(decision -> !decision.getApproves())
                .isPresent();
    return rejected ? null : older;
  }

  private static Change<ApprovedReview> approved(
      @Nullable CaseRecord before, CaseRecord after, @Nullable ApprovedReview shown) {
    int shownBefore = shownRevision(before);
    if (shown == null) {
      return goneIf(shownBefore > 0);
    }
    boolean same =
        before != null
            && shownBefore == shown.getRevision()
            && (!was(after, APPROVED) || Objects.equals(before.getDisplay(), after.getDisplay()));
    return same ? Change.none() : Change.to(shown);
  }

  private QueuedJob job(Lane lane, CaseRecord after, ReviewSubmission text, ReviewVerdict verdict) {
    return Jobs.job(lane, after, text, verdict, films.title(text.getFilmId()));
  }

  private static StandingWord standing(@Nullable CaseRecord before, CaseRecord after) {
    boolean stands = was(after, APPROVED);
    if (stands == was(before, APPROVED)) {
      return StandingWord.NONE;
    }
    return stands ? StandingWord.STANDS : StandingWord.FALLS;
  }

  /**
   * How long after it was written a revision last began to be approved, in ms; 0 where it is not.
   *
   * @param state the case as it is judged
   * @param at event time of the judgement, ms since the epoch
   */
  static long publicAfter(@Nullable CaseRecord before, CaseRecord state, Outcome outcome, long at) {
    if (outcome != APPROVED) {
      return 0;
    }
    return before != null && was(before, APPROVED) && before.getRevision() == state.getRevision()
        ? before.getPublicAfter()
        : Math.max(0, at - state.getWrittenAt());
  }

  private static long publicMillis(CaseRecord approved, CaseRecord after) {
    // Cases of the first version do not tell when they were written.
    long written = Math.max(approved.getWrittenAt(), approved.getFirstSubmittedAt());
    return Math.max(0, after.getJudgedAt() - written - approved.getPublicAfter());
  }

  private static boolean hadJob(@Nullable CaseRecord before) {
    // Before lanes were kept, what was held had a job; what the job of a campaign or a siege stands
    // for never had.
    return before != null
        && (before.getLane() != null
            || (was(before, HELD) && before.getCampaigns().isEmpty() && !Jobs.isOfSiege(before)));
  }

  private static boolean was(@Nullable CaseRecord state, Outcome outcome) {
    return state != null && state.getOutcome().equals(outcome.name());
  }

  private static <V> Change<V> goneIf(boolean recorded) {
    return recorded ? Change.gone() : Change.none();
  }
}
