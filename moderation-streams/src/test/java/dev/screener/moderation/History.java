package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What happens to many reviews within half a day: the records of each source in the order in which
 * they stand in its partition, each with its timestamp. Made from a seed.
 *
 * @param sources records that keep their order among themselves
 */
record History(List<List<Event>> sources) {

  static final Duration LENGTH = Duration.ofHours(12);

  private static final int REVIEWS = 30;
  private static final int AUTHORS = 6;
  private static final int FILMS = 4;
  private static final List<String> TEXTS =
      List.of(
          HONEST,
          ReviewDraft.ADVERT,
          "Loved it!",
          "asdkjh qwpoei zxmnc qpwoeiruty",
          "Great film. Please subscribe to my channel!",
          "Spoilers ahead! The butler knew from the first scene.",
          HONEST + " See www.my-film-blog.example",
          HONEST + " See www.my-film-blog.example and https://kino-diary.example/crossing");
  private static final List<ReportKind> KINDS =
      List.of(ReportKind.SPAM, ReportKind.SPOILER, ReportKind.OTHER, ReportKind.ILLEGAL);

  /** One record of one source. */
  interface Event {

    Instant at();

    /** The review that it is about. */
    String review();

    /** Writes the record, in a world of its own: every id begins with the prefix. */
    void write(Line line, String world);

    Event repeatedAt(Instant later);
  }

  private record Submitted(Instant at, Instant told, ReviewDraft draft) implements Event {
    @Override
    public String review() {
      return draft.film() + '/' + draft.reviewId();
    }

    @Override
    public void write(Line line, String world) {
      line.at(at)
          .submit(draft.by(world + draft.author()).of(world + draft.film()).submittedAt(told));
    }

    @Override
    public Event repeatedAt(Instant later) {
      return new Submitted(later, told, draft);
    }
  }

  private record Decided(Instant at, ModeratorDecision decision) implements Event {
    @Override
    public String review() {
      return decision.getFilmId() + '/' + decision.getReviewId();
    }

    @Override
    public void write(Line line, String world) {
      line.at(at)
          .decide(
              ModeratorDecision.newBuilder(decision)
                  .setFilmId(world + decision.getFilmId())
                  .build());
    }

    @Override
    public Event repeatedAt(Instant later) {
      return new Decided(later, decision);
    }
  }

  private record Reported(Instant at, ReviewReport report) implements Event {
    @Override
    public String review() {
      return report.getFilmId() + '/' + report.getReviewId();
    }

    @Override
    public void write(Line line, String world) {
      line.at(at)
          .report(
              ReviewReport.newBuilder(report)
                  .setFilmId(world + report.getFilmId())
                  .setPersonId(world + report.getPersonId())
                  .build());
    }

    @Override
    public Event repeatedAt(Instant later) {
      return new Reported(later, report);
    }
  }

  static History of(long seed) {
    Random random = new Random(seed);
    Map<String, List<Event>> sources = new TreeMap<>();
    for (int i = 0; i < REVIEWS; i++) {
      ReviewDraft draft = review("r" + i).by("author-" + i % AUTHORS).of("film-" + i % FILMS);
      add(sources, "submitted " + draft.author(), submissions(random, draft));
      add(sources, "decided " + draft.film(), decisions(random, draft));
      add(sources, "reported " + draft.film(), reports(random, draft));
    }
    List<List<Event>> all = new ArrayList<>();
    sources
        .values()
        .forEach(
            source -> {
              source.sort(Comparator.comparing(Event::at));
              all.add(withRepeats(random, source));
            });
    return new History(all);
  }

  /** A random order that keeps each source's own; some sources come much faster than others. */
  List<Event> shuffled(Random random) {
    int[] next = new int[sources.size()];
    double[] speeds = random.doubles(sources.size()).map(one -> Math.exp(6 * one)).toArray();
    List<Event> order = new ArrayList<>();
    double left = 1;
    while (left > 0) {
      left = 0;
      for (int i = 0; i < next.length; i++) {
        left += next[i] < sources.get(i).size() ? speeds[i] : 0;
      }
      double drawn = random.nextDouble() * left;
      for (int i = 0; i < next.length && left > 0; i++) {
        boolean more = next[i] < sources.get(i).size();
        drawn -= more ? speeds[i] : 0;
        if (more && drawn <= 0) {
          order.add(sources.get(i).get(next[i]++));
          break;
        }
      }
    }
    return order;
  }

  /** As all would come if nothing were ever late. */
  List<Event> inTime() {
    List<Event> order = new ArrayList<>();
    sources.forEach(order::addAll);
    order.sort(Comparator.comparing(Event::at));
    return order;
  }

  private static void add(Map<String, List<Event>> sources, String source, List<Event> events) {
    sources.computeIfAbsent(source, first -> new ArrayList<>()).addAll(events);
  }

  private static List<Event> submissions(Random random, ReviewDraft draft) {
    List<Event> submissions = new ArrayList<>();
    Instant at = time(random, 0, 6);
    boolean there = false;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      String id = "s" + submissions.size() + draft.reviewId();
      ReviewDraft written =
          draft
              .saying(TEXTS.get(random.nextInt(TEXTS.size())))
              .rated(random.nextInt(4) == 0 ? null : 8);
      boolean goes = there && random.nextInt(4) == 0;
      boolean imported = !there && random.nextInt(5) == 0;
      ReviewDraft next =
          goes
              ? written.withdrawn(id)
              : there
                  ? written.edited(id)
                  : imported ? written.as(id).imported(prior(random)) : written.as(id);
      submissions.add(new Submitted(at, at, next));
      there = !goes;
      at = at.plusSeconds(60 + random.nextInt(7_000));
    }
    return submissions;
  }

  private static Outcome prior(Random random) {
    return List.of(Outcome.APPROVED, Outcome.HELD, Outcome.REJECTED).get(random.nextInt(3));
  }

  private static List<Event> decisions(Random random, ReviewDraft draft) {
    List<Instant> times = new ArrayList<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      times.add(time(random, 0, 11));
    }
    times.sort(Comparator.naturalOrder());
    List<Event> decisions = new ArrayList<>();
    List<String> earlier = new ArrayList<>();
    for (Instant at : times) {
      String id = "d" + decisions.size() + draft.reviewId();
      boolean undoes = !earlier.isEmpty() && random.nextInt(3) == 0;
      ModeratorDecision.Builder decision =
          ModeratorDecision.newBuilder()
              .setDecisionId(id)
              .setFilmId(draft.film())
              .setReviewId(draft.reviewId())
              .setRevision(random.nextInt(3) == 0 ? 2 : 1)
              .setEffect(random.nextInt(5) == 0 ? DecisionEffect.LABEL : DecisionEffect.RULES)
              .setAction(random.nextBoolean() ? DecisionAction.APPROVE : DecisionAction.REJECT)
              .setModeratorToken("moderator-" + random.nextInt(3))
              .setDecidedAt(at);
      if (undoes) {
        decision
            .setAction(DecisionAction.UNDO)
            .setEffect(DecisionEffect.RULES)
            .setUndoes(earlier.get(random.nextInt(earlier.size())));
      } else {
        earlier.add(id);
      }
      decisions.add(new Decided(at, decision.build()));
    }
    return decisions;
  }

  private static List<Event> reports(Random random, ReviewDraft draft) {
    List<Event> reports = new ArrayList<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      Instant at = time(random, 0, 11);
      boolean appeal = random.nextInt(3) == 0;
      boolean own = appeal && random.nextInt(4) > 0;
      reports.add(
          new Reported(
              at,
              ReviewReport.newBuilder()
                  .setReportId("p" + n + draft.reviewId())
                  .setFilmId(draft.film())
                  .setReviewId(draft.reviewId())
                  .setKind(appeal ? ReportKind.APPEAL : KINDS.get(random.nextInt(KINDS.size())))
                  .setPersonId(own ? draft.author() : "reader-" + random.nextInt(20))
                  .setNote(appeal ? "Look again, please: " + n : null)
                  .setReportedAt(at)
                  .build()));
    }
    return reports;
  }

  private static List<Event> withRepeats(Random random, List<Event> source) {
    List<Event> repeated = new ArrayList<>();
    for (Event event : source) {
      repeated.add(event);
      if (random.nextInt(5) == 0) {
        repeated.add(
            repeated
                .get(Math.max(0, repeated.size() - 1 - random.nextInt(4)))
                .repeatedAt(event.at().plusMillis(random.nextInt(1_000))));
      }
    }
    return repeated;
  }

  private static Instant time(Random random, int fromHour, int toHour) {
    int seconds = 3_600 * fromHour + random.nextInt(3_600 * (toHour - fromHour));
    return Line.START.plusSeconds(seconds).plusMillis(random.nextInt(1_000));
  }
}
