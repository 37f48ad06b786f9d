package dev.screener.projection.moderation;

import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.QueuedJob;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest word on each job that was ever escalated, about 200 bytes each, for the {@value #MOST}
 * jobs spoken of last; one is dropped, too, when its job is settled. Not for use by several
 * threads.
 */
final class EscalationShelf {

  static final int MOST = 10_000;

  /** So far a hold's event time may be ahead of the clock of whoever escalates it. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

  private final Map<String, JobEscalation> byJob = new LinkedHashMap<>();

  void told(JobEscalation escalation) {
    byJob.remove(escalation.getJobId());
    if (escalation.getEscalated()) {
      byJob.put(escalation.getJobId(), escalation);
      if (byJob.size() > MOST) {
        byJob.remove(byJob.keySet().iterator().next());
      }
    }
  }

  void settled(String jobId) {
    byJob.remove(jobId);
  }

  /**
   * What counts for a job as it waits now: a word on another revision, or from before it was
   * queued, was about another job of the same name.
   */
  Optional<JobEscalation> of(QueuedJob job) {
    return Optional.ofNullable(byJob.get(job.getJobId()))
        .filter(told -> told.getRevision() == revision(job.getRevision()))
        .filter(told -> !job.getQueuedAt().isAfter(told.getEscalatedAt().plus(CLOCKS_DIFFER)));
  }

  /** 0 for a job that is not about one review. */
  static int revision(@Nullable Integer revision) {
    return revision == null ? 0 : revision;
  }
}
