package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A seeded stream of what moderation says of the reviews of some films: approved, edited, taken
 * down. It knows what must stand in the end, and of anything that is shown whether it ever stood.
 */
final class ApprovedTraffic implements AutoCloseable {
  private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");

  private final TopicCatalogue topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AvroSerde<ApprovedReview> serde =
      AvroSerde.of(ApprovedReview.class, WriterSchemas.none());
  private final int films;
  private final Random random;
  private final List<String> keys = new ArrayList<>();
  private final Map<String, Integer> revisions = new ConcurrentHashMap<>();
  private final Map<String, Integer> standing = new ConcurrentHashMap<>();
  private final AtomicInteger failures = new AtomicInteger();

  ApprovedTraffic(TestCluster cluster, int films, long seed) {
    this.topics = cluster.topics();
    this.producer = cluster.producer();
    this.films = films;
    this.random = new Random(seed);
  }

  static String film(int number) {
    return "film-" + number;
  }

  /** A review of this film, which stands for good. */
  void first(int film) {
    approve(Ids.reviewKey(film(film), "first"));
  }

  /** One of several of this film, which stand for good. */
  void first(int film, int number) {
    approve(Ids.reviewKey(film(film), firstReview(number)));
  }

  /** The reviewId of one that stands for good. */
  static String firstReview(int number) {
    return "first-" + number;
  }

  /** One in eight is an edit, one a takedown, the rest are new. */
  void next() {
    int kind = keys.isEmpty() ? 7 : random.nextInt(8);
    if (kind == 0) {
      String key = keys.get(random.nextInt(keys.size()));
      standing.remove(key);
      send(key, null);
    } else if (kind == 1) {
      approve(keys.get(random.nextInt(keys.size())));
    } else {
      String key = Ids.reviewKey(film(random.nextInt(films)), "review-" + keys.size());
      keys.add(key);
      approve(key);
    }
  }

  /** Whether a review with this revision and rating was ever approved. */
  boolean hasStood(String key, int revision, int rating) {
    return revision >= 1
        && revision <= revisions.getOrDefault(key, 0)
        && rating == rating(key, revision);
  }

  /** What stands, each review with its revision, by film. */
  Map<String, Map<String, Integer>> standing() {
    Map<String, Map<String, Integer>> byFilm = new TreeMap<>();
    standing.forEach(
        (key, revision) ->
            byFilm.computeIfAbsent(Ids.filmOf(key), none -> new TreeMap<>()).put(key, revision));
    return byFilm;
  }

  /** Returns when the brokers have all of it. */
  int flush() {
    producer.flush();
    return failures.get();
  }

  private void approve(String key) {
    int revision = revisions.merge(key, 1, Integer::sum);
    standing.put(key, revision);
    String filmId = Ids.filmOf(key);
    send(
        key,
        serde.encode(
            ApprovedReview.newBuilder()
                .setFilmId(filmId)
                .setReviewId(key.substring(filmId.length() + 1))
                .setRevision(revision)
                .setDisplay(Display.FULL)
                .setAuthorId("author-of-" + key.hashCode())
                .setRating(rating(key, revision))
                .setText("Revision " + revision + " of " + key)
                .setSubmittedAt(BEGUN.plusMillis(Math.floorMod(key.hashCode(), 1_000_000)))
                .build()));
  }

  private static int rating(String key, int revision) {
    return 1 + Math.floorMod(key.hashCode() + revision, 10);
  }

  private void send(String key, byte[] value) {
    producer.send(
        new ProducerRecord<>(
            topics.approved().name(),
            Partitioning.ofFilm(key, topics.partitions()),
            key.getBytes(UTF_8),
            value),
        (metadata, failure) -> {
          if (failure != null) {
            failures.incrementAndGet();
          }
        });
  }

  @Override
  public void close() {
    producer.close();
  }
}
