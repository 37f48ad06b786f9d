package dev.screener.tests;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Everything that befalls some reviews within a while, from a seed: reviews of each kind, edits,
 * withdrawals, moderators' decisions also on other revisions than the newest, their undoing,
 * labels, readers' reports, authors' appeals, and now and then the same record once more. By young
 * authors of few reviews, so that an author's standing and pace play no part.
 */
final class CaseTraffic {

  /** What is written where. */
  enum Source {
    SUBMISSIONS,
    DECISIONS,
    REPORTS
  }

  /**
   * A record to be written.
   *
   * @param timestamp in ms since the epoch
   */
  record Event(Source source, long timestamp, BiConsumer<Writer, Long> writing) {
    void write(Writer writer) {
      writing.accept(writer, timestamp);
    }
  }

  private static final int FILMS = 12;
  private static final int REVIEWS_AN_AUTHOR = 3;
  private static final int READERS = 40;
  private static final String[] TEXTS = {
    "The first act takes its time and earns it, and the horse deserves an award.",
    "Nobody in this film listens to anybody, and that is the point of every scene.",
    "My long version of this review is on https://kino-diary.example/crossing",
    "Half an hour shorter and the train sequence would have been perfect.",
    "Great film. Please subscribe to my channel!",
    "Loved it!",
    "Watch the whole film for free at www.films-for-you.example, click here!",
    "Spoilers ahead! The butler knew from the first scene.",
    "asdkjh qweoiu zxmcnb lkjhgf poiuyt"
  };
  private static final ReportKind[] KINDS = {
    ReportKind.SPAM, ReportKind.ABUSE, ReportKind.THREAT, ReportKind.SPOILER, ReportKind.OTHER
  };

  private final Random random;
  private final String prefix;
  private final long from;
  private final long span;
  private final List<Event> events = new ArrayList<>();
  private int submissions;

  /**
   * @param prefix of every id, so that several such traffics can share a cluster
   * @param from ms since the epoch, before all events
   * @param to ms since the epoch, after all events
   */
  CaseTraffic(long seed, String prefix, int reviews, long from, long to) {
    this.random = new Random(seed);
    this.prefix = prefix;
    this.from = from;
    this.span = to - from;
    for (int review = 0; review < reviews; review++) {
      befall(review);
    }
    events.sort(Comparator.comparingLong(Event::timestamp));
  }

  /** All of it by rising time. */
  List<Event> events() {
    return events;
  }

  /** The same by source, each by rising time. */
  Map<Source, List<Event>> bySource() {
    Map<Source, List<Event>> sources = new EnumMap<>(Source.class);
    for (Event event : events) {
      sources.computeIfAbsent(event.source(), source -> new ArrayList<>()).add(event);
    }
    return sources;
  }

  /** How many distinct submissions there are, so many first verdicts there must be. */
  int submissions() {
    return submissions;
  }

  private void befall(int number) {
    String film = prefix + "film-" + random.nextInt(FILMS);
    String review = prefix + "review-" + number;
    String author = prefix + "author-" + number / REVIEWS_AN_AUTHOR;
    long at = from + (long) (span * 0.4 * random.nextDouble());
    submit(SubmissionKind.SUBMITTED, film, review, author, at);
    int revisions = 1;
    while (random.nextInt(3) == 0 && revisions < 3) {
      revisions++;
      at = later(at);
      boolean again = random.nextInt(3) == 0;
      if (again) {
        submit(SubmissionKind.WITHDRAWN, film, review, author, at);
        at = later(at);
      }
      submit(again ? SubmissionKind.SUBMITTED : SubmissionKind.EDITED, film, review, author, at);
    }
    if (random.nextInt(15) == 0) {
      submit(SubmissionKind.WITHDRAWN, film, review, author, later(at));
    }
    decide(film, review, revisions);
    for (int reports = random.nextInt(4); reports > 0; reports--) {
      String reader = prefix + "reader-" + random.nextInt(READERS);
      report(film, review, reader, KINDS[random.nextInt(KINDS.length)], anyTime());
    }
    if (random.nextInt(4) == 0) {
      report(film, review, author, ReportKind.APPEAL, anyTime());
    }
  }

  private void submit(SubmissionKind kind, String film, String review, String author, long at) {
    ReviewSubmission submission =
        ReviewSubmission.newBuilder()
            .setKind(kind)
            .setSubmissionId(prefix + "submission-" + submissions++)
            .setFilmId(film)
            .setReviewId(review)
            .setAuthorId(author)
            .setSubmittedAt(Instant.ofEpochMilli(at))
            .setRating(random.nextInt(8) == 0 ? null : Integer.valueOf(1 + random.nextInt(10)))
            .setText(TEXTS[random.nextInt(TEXTS.length)])
            .build();
    add(Source.SUBMISSIONS, at, (writer, when) -> writer.submission(submission, when));
  }

  private void decide(String film, String review, int revisions) {
    List<Long> times = new ArrayList<>();
    for (int decisions = random.nextInt(5); decisions > 0; decisions--) {
      times.add(anyTime());
    }
    times.sort(Comparator.naturalOrder());
    List<String> earlier = new ArrayList<>();
    for (long at : times) {
      boolean undo = !earlier.isEmpty() && random.nextInt(3) == 0;
      ModeratorDecision decision =
          ModeratorDecision.newBuilder()
              .setDecisionId(review + "-decision-" + earlier.size())
              .setFilmId(film)
              .setReviewId(review)
              .setRevision(1 + random.nextInt(revisions))
              .setAction(
                  undo
                      ? DecisionAction.UNDO
                      : random.nextBoolean() ? DecisionAction.APPROVE : DecisionAction.REJECT)
              .setUndoes(undo ? earlier.get(random.nextInt(earlier.size())) : null)
              .setEffect(random.nextInt(6) == 0 ? DecisionEffect.LABEL : DecisionEffect.RULES)
              .setModeratorToken("moderator-" + random.nextInt(2))
              .setDecidedAt(Instant.ofEpochMilli(at))
              .build();
      earlier.add(decision.getDecisionId());
      add(Source.DECISIONS, at, (writer, when) -> writer.decision(decision, when));
    }
  }

  private void report(String film, String review, String person, ReportKind kind, long at) {
    ReviewReport report =
        ReviewReport.newBuilder()
            .setReportId(review + "-report-" + at)
            .setFilmId(film)
            .setReviewId(review)
            .setKind(kind)
            .setPersonId(person)
            .setNote(kind == ReportKind.APPEAL ? "Please look again." : null)
            .setReportedAt(Instant.ofEpochMilli(at))
            .build();
    add(Source.REPORTS, at, (writer, when) -> writer.report(report, when));
  }

  /** One record in ten comes twice, the second time a little later. */
  private void add(Source source, long at, BiConsumer<Writer, Long> writing) {
    events.add(new Event(source, at, writing));
    if (random.nextInt(10) == 0) {
      events.add(new Event(source, at + 1 + random.nextInt(20), writing));
    }
  }

  private long later(long at) {
    return at + 1_000 + (long) (span * 0.15 * random.nextDouble());
  }

  private long anyTime() {
    return from + (long) (span * 0.95 * random.nextDouble());
  }
}
