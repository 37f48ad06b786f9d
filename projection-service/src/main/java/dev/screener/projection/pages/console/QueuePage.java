package dev.screener.projection.pages.console;

import dev.screener.projection.moderation.Escalations.Escalation;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims.Claim;
import dev.screener.projection.moderation.ModerationQueue.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the queue.
 *
 * @param nextCursor null on the last page
 */
public record QueuePage(
    Visitor visitor,
    QueueFilter filter,
    Waiting waiting,
    List<Row> rows,
    @Nullable String nextCursor) {

  public QueuePage {
    rows = List.copyOf(rows);
  }

  /**
   * A job and who looks at it.
   *
   * @param claim null where nobody does
   * @param escalation null where it waits for everybody
   */
  public record Row(Job job, @Nullable Claim claim, @Nullable Escalation escalation) {

    /** The film's, where it is about one. */
    String name() {
      if (job.campaignId().isPresent()) {
        return "The same words under many films";
      }
      String film = job.filmTitle() == null ? job.filmId() : job.filmTitle();
      return film == null ? job.jobId() : film;
    }

    boolean isOfReview() {
      return job.filmId() != null && job.reviewId() != null;
    }

    /** Words that attack people are shown only to who asks for them. */
    boolean isCovered() {
      return CasePage.attacks(job);
    }

    String address(QueueFilter filter) {
      if (isOfReview()) {
        return "/moderation/cases/" + job.jobId() + filter.query(null);
      }
      return job.campaignId().map(id -> "/moderation/campaigns/" + id).orElse("/moderation/sieges");
    }
  }
}
