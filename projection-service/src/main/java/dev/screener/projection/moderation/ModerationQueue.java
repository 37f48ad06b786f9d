package dev.screener.projection.moderation;

import dev.screener.contracts.event.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait for a moderator: by priority in steps of a hundredth, in a step the oldest
 * first. Throws {@link dev.screener.projection.view.ViewNotReadyException} while it is being
 * loaded.
 */
public interface ModerationQueue {

  /**
   * What is asked for; null filters nothing.
   *
   * @param escalated those that were handed on, and no others; else those that were not
   * @param language as the site declared it, {@code und} for none
   * @param after the last job of the page before
   */
  record Query(
      @Nullable Lane lane,
      @Nullable String language,
      @Nullable String filmId,
      boolean escalated,
      int limit,
      @Nullable JobPlace after) {

    /** Of the jobs that wait for everybody. */
    public Query(
        @Nullable Lane lane,
        @Nullable String language,
        @Nullable String filmId,
        int limit,
        @Nullable JobPlace after) {
      this(lane, language, filmId, false, limit, after);
    }
  }

  /**
   * A page.
   *
   * @param next null on the last page
   */
  record Page(List<Job> jobs, @Nullable JobPlace next) {}

  /**
   * How much waits.
   *
   * @param jobs all of them
   * @param byLane those that wait for everybody; lanes in which nothing waits are left out
   * @param escalated those that were handed on
   * @param byLanguage jobs that are about one review, by the language that the site declared
   * @param oldest when the job that waits longest was queued, event time; null where none waits
   */
  record Waiting(
      long jobs,
      Map<Lane, Long> byLane,
      long escalated,
      Map<String, Long> byLanguage,
      @Nullable Instant oldest,
      Map<Lane, Instant> oldestByLane) {}

  Page page(Query query);

  Waiting waiting();

  /** How many jobs are about a film. */
  int waitingOf(String filmId);

  /** A job by its id; empty once it is settled. */
  Optional<Job> job(String jobId);
}
