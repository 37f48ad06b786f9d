package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.Lane;
import dev.screener.projection.http.ModeratorAccess.Caller;
import dev.screener.projection.moderation.Escalations;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims;
import dev.screener.projection.moderation.JobPlace;
import dev.screener.projection.moderation.ModerationNumbers;
import dev.screener.projection.moderation.ModerationQueue;
import dev.screener.projection.pages.console.QueueFilter;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/moderation/queue}: what waits, and who looks at what. */
final class QueueEndpoint {

  private static final int NO_CONTENT = 204;
  private static final int LONGEST_JOB_ID = 300;

  private final ModerationQueue queue;
  private final JobClaims claims;
  private final Escalations escalations;
  private final ModerationNumbers numbers;
  private final Reads reads;
  private final Clock clock;

  QueueEndpoint(ReadSide side, Reads reads, Clock clock) {
    this.queue = side.moderation().queue();
    this.claims = side.moderation().claims();
    this.escalations = side.moderation().escalations();
    this.numbers = side.moderation().numbers();
    this.reads = reads;
    this.clock = clock;
  }

  record QueueBody(
      List<JobBody> jobs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next,
      WaitingBody waiting) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WaitingBody(
      long jobs,
      Map<Lane, Long> byLane,
      long escalated,
      Map<String, Long> byLanguage,
      @Nullable Instant oldestAt,
      @Nullable Long oldestSeconds,
      Map<Lane, Instant> oldestAtByLane,
      double hours,
      String hoursFormula) {}

  void list(RoutingContext context) {
    Caller caller = Caller.of(context);
    reads.answer(context, () -> page(context, new Parameters(context), caller));
  }

  /** The claim that stands then, the caller's or another's. */
  void claim(RoutingContext context) {
    String name = Caller.of(context).name();
    reads.answerOf(
        context,
        () -> claims.take(jobId(context), name),
        claim -> Answer.json(JobBody.ClaimBody.of(claim)).with("Cache-Control", "no-store"));
  }

  void release(RoutingContext context) {
    String name = Caller.of(context).name();
    reads.answerOf(
        context,
        () -> claims.release(jobId(context), name).thenApply(released -> true),
        released -> new Answer(NO_CONTENT, "text/plain", Buffer.buffer(), Map.of()));
  }

  /** Hands a case on to those who lead; answers once it has left the ordinary queue. */
  void escalate(RoutingContext context) {
    String name = Caller.of(context).name();
    Parameters parameters = new Parameters(context);
    reads.answerOf(
        context,
        () -> {
          Escalations.Why why = parameters.oneOf("reason", List.of(Escalations.Why.values()));
          return escalations.escalate(
              waitingReview(context), why == null ? Escalations.Why.UNSURE : why, name);
        },
        escalation ->
            Answer.json(JobBody.EscalationBody.of(escalation)).with("Cache-Control", "no-store"));
  }

  /** Hands it back to all. */
  void handBack(RoutingContext context) {
    String name = Caller.of(context).name();
    reads.answerOf(
        context,
        () -> escalations.handBack(waitingReview(context), name).thenApply(done -> true),
        done -> new Answer(NO_CONTENT, "text/plain", Buffer.buffer(), Map.of()));
  }

  /**
   * Whether what was handed on is asked for.
   *
   * @throws RequestFault when the caller may not see it
   */
  static boolean isOfEscalated(RoutingContext context, Parameters parameters) {
    boolean asked = parameters.flag("escalated");
    if (asked && !Caller.of(context).principal().may(Role.AUDITOR)) {
      throw RequestFault.forbidden("What was handed on is for admins, and auditors may read it.");
    }
    return asked;
  }

  private Answer page(RoutingContext context, Parameters parameters, Caller caller) {
    ModerationQueue.Page page =
        queue.page(
            new ModerationQueue.Query(
                parameters.oneOf("lane", QueueFilter.LANES),
                parameters.text("language").orElse(null),
                parameters.optionalId("film").orElse(null),
                isOfEscalated(context, parameters),
                parameters.limit(),
                parameters.cursor(JobPlace::decode)));
    JobPlace next = page.next();
    return Answer.json(
            new QueueBody(
                page.jobs().stream()
                    .map(
                        job ->
                            JobBody.of(
                                job,
                                claims.of(job.jobId(), caller.name()),
                                escalations.of(job, caller.name())))
                    .toList(),
                next == null ? null : next.cursor(),
                waiting()))
        .with("Cache-Control", "no-store");
  }

  /** What waits, as the queue and its events tell it. */
  WaitingBody waiting() {
    ModerationQueue.Waiting waiting = queue.waiting();
    Instant oldest = waiting.oldest();
    ModerationNumbers.Work work = numbers.work();
    return new WaitingBody(
        waiting.jobs(),
        waiting.byLane(),
        waiting.escalated(),
        waiting.byLanguage(),
        oldest,
        oldest == null ? null : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds()),
        waiting.oldestByLane(),
        Math.round(work.hours() * 100) / 100.0,
        work.formula());
  }

  private Job waitingReview(RoutingContext context) {
    Job job =
        queue
            .job(jobId(context))
            .orElseThrow(() -> RequestFault.notFound("It was settled meanwhile."));
    if (job.reviewId() == null || job.isBlind()) {
      throw RequestFault.of(
          "jobId", "Only a case can be handed on, and none that is labelled blind.");
    }
    return job;
  }

  /** Of jobs that do not wait any more nothing is kept, so there is nothing to claim. */
  private String jobId(RoutingContext context) {
    String jobId = context.pathParam("jobId");
    if (jobId == null || jobId.length() > LONGEST_JOB_ID || queue.job(jobId).isEmpty()) {
      throw RequestFault.notFound("No such job waits: it was settled, or never there.");
    }
    return jobId;
  }
}
