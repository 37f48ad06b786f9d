package dev.screener.moderation.cases;

import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.moderation.record.AppealNote;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.ReportNote;
import dev.screener.policy.Reason;
import dev.screener.policy.ReportSignal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sorts cases into the moderators' queue. */
final class Jobs {

  private Jobs() {}

  /**
   * Which lane a case belongs in, if a person must look at it.
   *
   * @param asks the lane that the policy asks for although the review is shown; null for none
   */
  static Optional<Lane> lane(CaseRecord state, dev.screener.policy.@Nullable Lane asks) {
    if (state.getOutcome().equals(Outcome.WITHDRAWN.name())) {
      return Optional.empty();
    }
    if (Appeals.open(state).isPresent()) {
      return Optional.of(Lane.APPEAL);
    }
    // What an imported review came with waits for nobody.
    if (state.getOutcome().equals(Outcome.HELD.name()) && state.getPrior() == null) {
      return Campaigns.standFor(state) || isOfSiege(state)
          ? Optional.empty()
          : Optional.of(heldFor(state.getReasons()));
    }
    if (asks != null && Decisions.ruling(state, state.getRevision()).isEmpty()) {
      return Optional.of(Lane.valueOf(asks.name()));
    }
    return state.getAudit() == null ? Optional.empty() : Optional.of(Lane.AUDIT);
  }

  static QueuedJob job(
      Lane lane, CaseRecord state, ReviewSubmission text, ReviewVerdict verdict, String filmTitle) {
    QueuedJob.Builder job =
        QueuedJob.newBuilder()
            .setJobId(text.getFilmId() + '/' + text.getReviewId())
            .setLane(lane)
            .setWhy(why(lane, state))
            .setPriority(priority(lane, state, verdict))
            .setFilmId(text.getFilmId())
            .setReviewId(text.getReviewId())
            .setRevision(state.getRevision())
            .setFilmTitle(filmTitle.isEmpty() ? null : filmTitle)
            .setRating(text.getRating())
            .setTitle(text.getTitle())
            .setText(text.getText())
            .setLanguage(text.getLanguage())
            .setSubmittedAt(text.getSubmittedAt())
            .setQueuedAt(Instant.ofEpochMilli(queuedAt(lane, state)));
    if (lane == Lane.AUDIT) {
      // Blind: whoever labels must not know what was decided, nor why, nor who wrote it.
      return job.build();
    }
    Long holdEndsAt = state.getHoldEndsAt();
    return job.setAuthorName(text.getAuthorName())
        .setReasons(verdict.getReasons())
        .setRuleIds(verdict.getRuleIds())
        .setSignals(verdict.getSignals())
        .setAppeal(Appeals.open(state).map(AppealNote::getText).orElse(null))
        .setReports(Reports.byKind(state))
        .setHoldEndsAt(holdEndsAt == null ? null : Instant.ofEpochMilli(holdEndsAt))
        .setPolicyVersion(verdict.getPolicyVersion())
        .build();
  }

  /** Held for nothing but a siege, whose own job stands for all that it holds. */
  static boolean isOfSiege(CaseRecord state) {
    return state.getOutcome().equals(Outcome.HELD.name())
        && state.getReasons().equals(List.of(Reason.SIEGE.code()));
  }

  private static Lane heldFor(List<String> reasons) {
    if (reasons.contains(Reason.ABUSE.code())) {
      return Lane.ABUSE;
    }
    if (reasons.contains(Reason.REPORTED.code())) {
      return Lane.REPORTED;
    }
    return Lane.DOUBT;
  }

  private static String why(Lane lane, CaseRecord state) {
    return switch (lane) {
      case APPEAL ->
          "Its author asks for another look: "
              + state.getOutcome()
              + " for "
              + named(state.getReasons())
              + '.';
      case REPORTED -> "Readers report it: " + kinds(Reports.byKind(state)) + '.';
      case AUDIT -> "A sample: would you show it?";
      default ->
          state.getOutcome().equals(Outcome.HELD.name())
              ? "Held for " + named(state.getReasons()) + " by " + named(state.getRuleIds()) + '.'
              : "Shown; " + named(state.getRuleIds()) + " asks for a look.";
    };
  }

  /** The likely harm: of what is public and reported most, of a sample least. */
  private static float priority(Lane lane, CaseRecord state, ReviewVerdict verdict) {
    return switch (lane) {
      case ABUSE -> 0.9f;
      case REPORTED -> reported(verdict.getSignals());
      case APPEAL -> 0.6f;
      case AUDIT -> 0.1f;
      default -> state.getOutcome().equals(Outcome.HELD.name()) ? 0.5f : 0.4f;
    };
  }

  private static float reported(Map<String, Float> signals) {
    float grave = signals.getOrDefault(ReportSignal.GRAVE_WEIGHT.key(), 0f);
    float weight = signals.getOrDefault(ReportSignal.WEIGHT.key(), 0f);
    return grave > 0 ? 1f : Math.min(0.85f, 0.5f + 0.1f * weight);
  }

  private static long queuedAt(Lane lane, CaseRecord state) {
    Long heldSince = state.getHeldSince();
    return switch (lane) {
      case APPEAL ->
          Appeals.open(state).map(AppealNote::getAppealedAt).orElse(state.getWrittenAt());
      case AUDIT -> state.getWrittenAt();
      default ->
          heldSince != null
              ? heldSince
              : Reports.open(state).stream()
                  .mapToLong(ReportNote::getReportedAt)
                  .min()
                  .orElse(state.getWrittenAt());
    };
  }

  private static String named(List<String> codes) {
    return codes.isEmpty() ? "no reason given" : String.join(", ", codes);
  }

  private static String kinds(Map<String, Integer> kinds) {
    return kinds.isEmpty()
        ? "now settled"
        : kinds.toString().replaceAll("[{}]", "").replace('=', ' ');
  }
}
