package dev.screener.tests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.tests.faults.Workload.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes the workload onto Kafka at an even pace, some records twice and some late, and notes what
 * the brokers acknowledged.
 */
final class Sender implements AutoCloseable {
  private static final double TWICE = 0.05;
  private static final double LATE = 0.03;
  private static final int LATEST = 150;

  private static final AvroSerde<ReviewSubmission> SUBMISSIONS =
      AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  private static final AvroSerde<ModeratorDecision> DECISIONS =
      AvroSerde.of(ModeratorDecision.class, WriterSchemas.none());
  private static final AvroSerde<ReviewReport> REPORTS =
      AvroSerde.of(ReviewReport.class, WriterSchemas.none());
  private static final AvroSerde<PublishedPolicy> POLICIES =
      AvroSerde.of(PublishedPolicy.class, WriterSchemas.none());

  private final TopicCatalogue topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Event> order;
  private final Random random;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile int sent;

  Sender(FaultCluster cluster, Workload workload, long seed) {
    this.topics = cluster.topics();
    this.producer = cluster.producer();
    this.random = new Random(seed + 1);
    this.order = disordered(workload.events(), new Random(seed + 2));
  }

  /** Returns when all was handed to the producer, after about {@code seconds}. */
  void send(double seconds) {
    long begun = System.nanoTime();
    for (int i = 0; i < order.size(); i++) {
      write(order.get(i));
      sent = i + 1;
      long until = begun + (long) (seconds * 1e9 * i / order.size());
      for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /** The share of the workload that was sent. */
  double progress() {
    return order.isEmpty() ? 1 : (double) sent / order.size();
  }

  /** Writes so many of the newest records once more, in any order. */
  synchronized void repeatNewest(int number) {
    int end = sent;
    List<Event> again = new ArrayList<>(order.subList(Math.max(0, end - number), end));
    Collections.shuffle(again, random);
    again.forEach(this::write);
  }

  void publish(PublishedPolicy policy, long timestamp) {
    send(
        topics.policies().name(),
        0,
        timestamp,
        policy.getName() + '/' + policy.getVersion(),
        POLICIES.encode(policy),
        null);
  }

  /** Writes a decision that is made now. */
  void decide(ModeratorDecision decision) {
    write(new Event(decision.getDecidedAt().toEpochMilli(), decision));
  }

  /** Every submission of which a broker said that it has it. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** Records of which the producer gave up hope. */
  int failures() {
    return failures.get();
  }

  void flush() {
    producer.flush();
  }

  private void write(Event event) {
    if (event.value() instanceof ReviewSubmission submission) {
      String author = submission.getAuthorId();
      send(
          topics.submitted().name(),
          Partitioning.ofKey(author, topics.partitions()),
          event.at(),
          author,
          SUBMISSIONS.encode(submission),
          submission.getSubmissionId());
    } else if (event.value() instanceof ModeratorDecision decision) {
      String key = Ids.reviewKey(decision.getFilmId(), decision.getReviewId());
      byFilm(topics.decisions().name(), key, event.at(), DECISIONS.encode(decision));
    } else if (event.value() instanceof ReviewReport report) {
      String key = Ids.reviewKey(report.getFilmId(), report.getReviewId());
      byFilm(topics.reports().name(), key, event.at(), REPORTS.encode(report));
    }
  }

  private void byFilm(String topic, String key, long at, byte[] value) {
    send(topic, Partitioning.ofFilm(key, topics.partitions()), at, key, value, null);
  }

  private void send(
      String topic, int partition, long at, String key, byte[] value, String submissionId) {
    producer.send(
        new ProducerRecord<>(topic, partition, at, key.getBytes(UTF_8), value),
        (metadata, failure) -> {
          if (failure != null) {
            failures.incrementAndGet();
          } else if (submissionId != null) {
            acknowledged.add(submissionId);
          }
        });
  }

  private static List<Event> disordered(List<Event> events, Random random) {
    record Placed(double place, Event event) {}
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      double late = random.nextDouble() < LATE ? random.nextInt(LATEST) : 0;
      placed.add(new Placed(i + late, events.get(i)));
      if (random.nextDouble() < TWICE) {
        placed.add(new Placed(i + late + random.nextInt(LATEST), events.get(i)));
      }
    }
    placed.sort((one, other) -> Double.compare(one.place(), other.place()));
    return placed.stream().map(Placed::event).toList();
  }

  @Override
  public void close() {
    producer.close();
  }
}
