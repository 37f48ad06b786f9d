package dev.screener.projection.moderation;

import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.QueuedJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work: a case, or a campaign or siege that stands for all its cases. A job of the
 * lane AUDIT is labelled blind: it names neither reasons nor signals.
 *
 * @param jobId {@code filmId/reviewId}, {@code campaign/ID} or {@code siege/filmId}
 * @param priority the likely harm, 0 to 1
 * @param revision which a decision must name; null where the job is not about one review
 * @param holdEndsAt when the hold ends by itself; null when it does not
 * @param queuedAt event time
 */
public record Job(
    String jobId,
    Lane lane,
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
    Instant queuedAt) {

  /** What a case is labelled for without its verdict being known. */
  public boolean isBlind() {
    return lane == Lane.AUDIT;
  }

  /** The campaign for which it stands, if it stands for one. */
  public Optional<String> campaignId() {
    return jobId.startsWith("campaign/")
        ? Optional.of(jobId.substring("campaign/".length()))
        : Optional.empty();
  }

  static Job of(QueuedJob job) {
    return new Job(
        job.getJobId(),
        job.getLane(),
        job.getPriority(),
        job.getWhy(),
        job.getFilmId(),
        job.getFilmTitle(),
        job.getReviewId(),
        job.getRevision(),
        job.getAuthorName(),
        job.getRating(),
        job.getTitle(),
        job.getText(),
        job.getLanguage(),
        job.getReasons(),
        job.getRuleIds(),
        job.getSignals(),
        job.getAppeal(),
        job.getReports(),
        job.getPolicyVersion(),
        job.getHoldEndsAt(),
        job.getSubmittedAt(),
        job.getQueuedAt());
  }
}
