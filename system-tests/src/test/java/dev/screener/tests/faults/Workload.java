package dev.screener.tests.faults;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * All that is written in one run, from a seed. What is written straight onto Kafka bears times
 * within the ten minutes before the run; what goes over HTTP is told by {@link #https()}, and bears
 * the time at which it is accepted. Authors are young and have few reviews, readers few reports, so
 * that nobody's standing plays a part.
 */
final class Workload {
  static final int FILMS = 30;
  static final Duration SPAN = Duration.ofMinutes(10);

  private static final double SHARE_OVER_HTTP = 0.15;
  private static final double SHARE_OF_SWARM = 0.05;
  private static final int SWARM_FILMS = 12;
  private static final ReportKind[] KINDS = {
    ReportKind.SPAM, ReportKind.ABUSE, ReportKind.THREAT, ReportKind.SPOILER, ReportKind.OTHER
  };

  /**
   * A record for Kafka: a submission, a decision or a report.
   *
   * @param at ms since the epoch
   */
  record Event(long at, SpecificRecord value) {}

  /**
   * What one author does over HTTP, and a moderator with it, one after the other.
   *
   * @param follow-ups in their order, e: edit, w: withdraw, r: report, a, j: approve, reject, u:
   *     undo the decision before
   */
  record Script(String film, String author, int rating, String text, String then) {}

  private final Random random;
  private final long from;
  private final List<Event> events = new ArrayList<>();
  private final List<Script> scripts = new ArrayList<>();
  private int submissions;
  private int reviews;
  private int swarm;
  private int readers;

  /**
   * @param least so many submissions or a few more
   * @param now event time at which the run begins
   */
  Workload(long seed, int least, Instant now) {
    this.random = new Random(seed);
    this.from = now.minus(SPAN).minusSeconds(60).toEpochMilli();
    while (submissions < least) {
      double draw = random.nextDouble();
      if (draw < SHARE_OF_SWARM) {
        swarm();
      } else if (draw < SHARE_OF_SWARM + SHARE_OVER_HTTP) {
        script();
      } else {
        review();
      }
    }
    events.sort(Comparator.comparingLong(Event::at));
  }

  /** By rising time. */
  List<Event> events() {
    return events;
  }

  List<Script> scripts() {
    return scripts;
  }

  int submissions() {
    return submissions;
  }

  /** Policies that are known before the first event. */
  List<PublishedPolicy> policies() {
    return List.of(
        SitePolicy.showsShortReactions("2", Instant.ofEpochMilli(from + SPAN.toMillis() / 4)),
        SitePolicy.rejectsLinks("3", Instant.ofEpochMilli(from + SPAN.toMillis() / 2)));
  }

  long begin() {
    return from;
  }

  static boolean isOfSwarm(String reviewKey) {
    return reviewKey.contains("/swarm-");
  }

  private void review() {
    String film = "film-" + random.nextInt(FILMS);
    String review = "review-" + reviews;
    String author = "author-" + reviews++ / 2;
    long at = from + (long) (SPAN.toMillis() * 0.5 * random.nextDouble());
    submit(SubmissionKind.SUBMITTED, film, review, author, at);
    int revisions = 1;
    while (random.nextInt(4) == 0 && revisions < 3) {
      at = later(at);
      boolean anew = random.nextInt(4) == 0;
      if (anew) {
        submit(SubmissionKind.WITHDRAWN, film, review, author, at);
        at = later(at);
      }
      submit(anew ? SubmissionKind.SUBMITTED : SubmissionKind.EDITED, film, review, author, at);
      revisions++;
    }
    if (random.nextInt(15) == 0) {
      submit(SubmissionKind.WITHDRAWN, film, review, author, later(at));
    }
    if (random.nextInt(30) == 0) {
      submit(SubmissionKind.EDITED, film, review, "stranger-" + reviews, later(at));
    }
    if (random.nextInt(5) == 0) {
      decide(film, review, revisions);
    }
    if (random.nextInt(8) == 0) {
      report(film, review, "reader-" + readers++ / 2, KINDS[random.nextInt(KINDS.length)]);
    }
    if (random.nextInt(30) == 0) {
      report(film, review, author, ReportKind.APPEAL);
    }
  }

  private void swarm() {
    String author = "bot-" + swarm;
    long at = from + (long) (SPAN.toMillis() * (0.2 + 0.7 * random.nextDouble()));
    ReviewSubmission submission =
        submission(SubmissionKind.SUBMITTED, "film-" + swarm % SWARM_FILMS, "swarm-" + swarm, at)
            .setAuthorId(author)
            .setRating(10)
            .setText(Texts.ofSwarm(random))
            .build();
    swarm++;
    events.add(new Event(at, submission));
  }

  private void script() {
    StringBuilder then = new StringBuilder();
    int submitted = 1;
    if (random.nextInt(4) == 0) {
      then.append('e');
      submitted++;
    }
    switch (random.nextInt(8)) {
      case 0 -> then.append('a');
      case 1 -> then.append('j');
      case 2 -> then.append(random.nextBoolean() ? "au" : "ju");
      case 3 -> then.append('r');
      default -> {}
    }
    if (random.nextInt(15) == 0) {
      then.append('w');
      submitted++;
    }
    submissions += submitted;
    scripts.add(
        new Script(
            "film-" + random.nextInt(FILMS),
            "guest-" + scripts.size(),
            1 + random.nextInt(10),
            Texts.any(random),
            then.toString()));
  }

  private void submit(SubmissionKind kind, String film, String review, String author, long at) {
    events.add(
        new Event(
            at,
            submission(kind, film, review, at)
                .setAuthorId(author)
                .setRating(random.nextInt(8) == 0 ? null : Integer.valueOf(1 + random.nextInt(10)))
                .setText(Texts.any(random))
                .build()));
  }

  private ReviewSubmission.Builder submission(
      SubmissionKind kind, String film, String review, long at) {
    return ReviewSubmission.newBuilder()
        .setKind(kind)
        .setSubmissionId("submission-" + submissions++)
        .setFilmId(film)
        .setReviewId(review)
        .setSubmittedAt(Instant.ofEpochMilli(at));
  }

  private void decide(String film, String review, int revisions) {
    List<Long> times = new ArrayList<>();
    for (int decisions = 1 + random.nextInt(4); decisions > 0; decisions--) {
      times.add(anyTime());
    }
    times.sort(Comparator.naturalOrder());
    List<String> earlier = new ArrayList<>();
    for (long at : times) {
      boolean undo = !earlier.isEmpty() && random.nextInt(2) == 0;
      String id = review + "-decision-" + earlier.size();
      events.add(
          new Event(
              at,
              ModeratorDecision.newBuilder()
                  .setDecisionId(id)
                  .setFilmId(film)
                  .setReviewId(review)
                  .setRevision(1 + random.nextInt(revisions))
                  .setAction(
                      undo
                          ? DecisionAction.UNDO
                          : random.nextBoolean() ? DecisionAction.APPROVE : DecisionAction.REJECT)
                  .setUndoes(undo ? earlier.get(random.nextInt(earlier.size())) : null)
                  .setEffect(
                      !undo && random.nextInt(6) == 0 ? DecisionEffect.LABEL : DecisionEffect.RULES)
                  .setModeratorToken("moderator-" + random.nextInt(2))
                  .setDecidedAt(Instant.ofEpochMilli(at))
                  .build()));
      earlier.add(id);
    }
  }

  private void report(String film, String review, String person, ReportKind kind) {
    long at = anyTime();
    events.add(
        new Event(
            at,
            ReviewReport.newBuilder()
                .setReportId(review + "-report-" + at)
                .setFilmId(film)
                .setReviewId(review)
                .setKind(kind)
                .setPersonId(person)
                .setNote(kind == ReportKind.APPEAL ? "Please look again." : null)
                .setReportedAt(Instant.ofEpochMilli(at))
                .build()));
  }

  private long later(long at) {
    return at + 1_000 + (long) (SPAN.toMillis() * 0.1 * random.nextDouble());
  }

  private long anyTime() {
    return from + (long) (SPAN.toMillis() * 0.95 * random.nextDouble());
  }
}
