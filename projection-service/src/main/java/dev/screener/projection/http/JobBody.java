package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.projection.moderation.Escalations;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as the queue and a case tell it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobBody(
    String jobId,
    String lane,
    float priority,
    String why,
    @Nullable String filmId,
    @Nullable String filmTitle,
    @Nullable String reviewId,
    @Nullable Integer revision,
    @Nullable String authorName,
    @Nullable Integer rating,
    @Nullable String title,
    @Nullable String text,
    @Nullable String language,
    List<String> reasons,
    List<String> ruleIds,
    Map<String, Float> signals,
    @Nullable String appeal,
    Map<String, Integer> reports,
    String policyVersion,
    @Nullable Instant holdEndsAt,
    @Nullable Instant submittedAt,
    Instant queuedAt,
    @Nullable ClaimBody claim,
    @Nullable EscalationBody escalation) {

  /**
   * Who looks at it.
   *
   * @param by {@code you} or {@code another}
   */
  record ClaimBody(String by, Instant until) {

    static ClaimBody of(JobClaims.Claim claim) {
      return new ClaimBody(claim.yours() ? "you" : "another", claim.until());
    }
  }

  /**
   * That it was handed on.
   *
   * @param by {@code you} or {@code another}
   * @param moderator a token
   */
  record EscalationBody(String by, String moderator, String reason, Instant at) {

    static EscalationBody of(Escalations.Escalation escalation) {
      return new EscalationBody(
          escalation.yours() ? "you" : "another",
          escalation.moderator(),
          escalation.why(),
          escalation.at());
    }
  }

  static JobBody of(
      Job job, Optional<JobClaims.Claim> claim, Optional<Escalations.Escalation> escalation) {
    return new JobBody(
        job.jobId(),
        job.lane().name(),
        job.priority(),
        job.why(),
        job.filmId(),
        job.filmTitle(),
        job.reviewId(),
        job.revision(),
        // Whoever labels blind is to judge the text alone.
        job.isBlind() ? null : job.authorName(),
        job.rating(),
        job.title(),
        job.text(),
        job.language(),
        job.reasons(),
        job.ruleIds(),
        job.signals(),
        job.appeal(),
        job.reports(),
        job.policyVersion(),
        job.holdEndsAt(),
        job.submittedAt(),
        job.queuedAt(),
        claim.map(ClaimBody::of).orElse(null),
        escalation.map(EscalationBody::of).orElse(null));
  }
}
