package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.moderation.record.CaseRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;

/** A film with a small crowd of its own, whose siege moderators decide on. */
final class BesiegedFilm implements AutoCloseable {

  static final String JOB = "siege/crossing";

  final Line line;

  /** Each review's newest verdict, by reviewId. */
  final Map<String, ReviewVerdict> newest = new TreeMap<>();

  final Map<String, ApprovedReview> shown = new TreeMap<>();
  final Map<String, QueuedJob> jobs = new TreeMap<>();
  final Map<String, FilmSiege> open = new TreeMap<>();
  final Map<String, FilmSiege> files = new TreeMap<>();

  /** What was ever told of a siege's file, in order. */
  final List<FilmSiege> told = new ArrayList<>();

  private int written;

  BesiegedFilm(Path state) {
    line = new Line(state);
  }

  @Override
  public void close() {
    line.close();
  }

  /** What is held once a siege has opened on a film with a small crowd of its own. */
  List<String> besieged() {
    crowd(60, 1);
    siege(60, 2);
    return ids("attack", Outcome.HELD);
  }

  void crowd(int votes, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < votes; i++) {
      honest(random);
    }
    read();
  }

  void siege(int each, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < each; i++) {
      honest(random);
      write("attack", 1, 1, false);
    }
    read();
  }

  private void honest(Random random) {
    write("honest", random.nextInt(400, 3_000), 4 + random.nextInt(7), random.nextBoolean());
  }

  private void write(String kind, int ageDays, int rating, boolean hasText) {
    String id = String.format("%s%05d", kind, written++);
    line.after(Duration.ofSeconds(5));
    line.submit(
        ReviewSubmission.newBuilder(vote(id, ageDays, rating, hasText).submittedAt(line.now()))
            .setAccountCreatedAt(line.now().minus(Duration.ofDays(ageDays)))
            .build());
  }

  static ReviewDraft vote(String id, int ageDays, int rating, boolean hasText) {
    return review(id)
        .by("author-" + id)
        .saying(hasText ? ReviewDraft.HONEST + " Seat " + id + "." : null)
        .rated(rating);
  }

  void decide(String id, DecisionAction action, String undoes) {
    decide(id, open.get("crossing").getOpenedAt(), action, undoes);
  }

  void decide(String id, Instant openedAt, DecisionAction action, String undoes) {
    line.after(Duration.ofSeconds(5))
        .decide(
            SiegeDecision.newBuilder()
                .setDecisionId(id)
                .setFilmId("crossing")
                .setOpenedAt(openedAt)
                .setAction(action)
                .setUndoes(undoes)
                .setModeratorToken("token-of-anna"));
    read();
  }

  void decideOn(String reviewId, String id, DecisionAction action) {
    line.decide(
        ModeratorDecision.newBuilder()
            .setDecisionId(id)
            .setFilmId("crossing")
            .setReviewId(reviewId)
            .setRevision(1)
            .setAction(action)
            .setEffect(DecisionEffect.RULES)
            .setModeratorToken("token-of-anna"));
    read();
  }

  void read() {
    line.verdicts().forEach(verdict -> newest.put(verdict.getReviewId(), verdict));
    line.approved().forEach(record -> put(shown, record));
    line.queue().forEach(record -> put(jobs, record));
    line.sieges().forEach(record -> put(open, record));
    for (TestRecord<String, FilmSiege> record : line.siegeFiles()) {
      put(files, record);
      if (record.value() != null) {
        told.add(record.value());
      }
    }
  }

  private static <V> void put(Map<String, V> map, TestRecord<String, V> record) {
    if (record.value() == null) {
      map.remove(record.key());
    } else {
      map.put(record.key(), record.value());
    }
  }

  FilmSiege file() {
    assertThat(files).hasSize(1);
    return files.values().iterator().next();
  }

  FilmSiege file(Instant openedAt) {
    return files.get("crossing/" + openedAt.toEpochMilli());
  }

  /** Where each review stands and how its hold goes, without when it was judged. */
  Map<String, List<Object>> cases() {
    Map<String, List<Object>> cases = new TreeMap<>();
    for (KeyValue<String, Object> entry : line.table("case-desk", 'c')) {
      CaseRecord known = (CaseRecord) entry.value;
      List<Object> standing = new ArrayList<>();
      standing.add(known.getOutcome());
      standing.add(known.getReasons());
      standing.add(known.getRuleIds());
      standing.add(known.getSignals());
      standing.add(known.getHeldSince());
      standing.add(known.getHoldEndsAt());
      standing.add(known.getSiege());
      standing.add(known.getLane());
      cases.put(entry.key, standing);
    }
    return cases;
  }

  List<String> members() {
    return line.table("siege-desk", 'm').stream().map(entry -> entry.key).toList();
  }

  boolean isRejected(String key) {
    return newest.get(key.substring("crossing/".length())).getOutcome() == Outcome.REJECTED;
  }

  List<String> ids(String kind, Outcome outcome) {
    return newest.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind))
        .filter(entry -> entry.getValue().getOutcome() == outcome)
        .map(Map.Entry::getKey)
        .toList();
  }

  long count(String kind, Outcome outcome) {
    return ids(kind, outcome).size();
  }
}
