package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts reviews on {@code reviews.submitted}, with the producer settings of ingest-service. */
final class Submitter implements AutoCloseable {

  private static final long TICK_NANOS = Duration.ofMillis(1).toNanos();

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Submitter(String bootstrapServers, TopicCatalogue topics) {
    this.topic = topics.submitted().name();
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    SchemaTopic.publish(topics.schemas(), producer, List.of(ReviewSubmission.getClassSchema()));
  }

  /** Told once the broker has acknowledged a review. Called on the producer's thread. */
  @FunctionalInterface
  interface Accepted {

    /**
     * One review was acknowledged.
     *
     * @param index of the review in its list
     * @param intended when it was to be sent, by {@link System#nanoTime}
     * @param accepted when the acknowledgement came
     */
    void accepted(int index, long intended, long accepted);
  }

  /** Sends as fast as the producer takes, and returns when all are acknowledged. */
  void flood(List<GeneratedReview> reviews) {
    flood(reviews, null);
  }

  /** The same with records that bear this timestamp; null for the time at which they are sent. */
  void flood(List<GeneratedReview> reviews, @Nullable Instant at) {
    for (GeneratedReview review : reviews) {
      send(review, at, () -> {});
    }
    producer.flush();
    requireNoFailure();
  }

  /**
   * Sends at a steady rate, whatever becomes of what was sent before (an open loop), and returns
   * when all are acknowledged. A review that is sent late keeps the time at which it was due.
   *
   * @param seconds told each second that has passed
   */
  void pace(List<GeneratedReview> reviews, int rate, Accepted accepted, LongConsumer seconds) {
    long begun = System.nanoTime();
    long told = 0;
    for (int i = 0; i < reviews.size(); i++) {
      int index = i;
      long due = begun + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(TICK_NANOS);
      }
      send(reviews.get(i), null, () -> accepted.accepted(index, due, System.nanoTime()));
      if (i / rate > told) {
        told = i / rate;
        seconds.accept(told);
      }
    }
    producer.flush();
    requireNoFailure();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }

  private void send(GeneratedReview review, @Nullable Instant at, Runnable accepted) {
    // The callback is told of every failure; flush() waits for all callbacks.
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                null,
                at == null ? null : at.toEpochMilli(),
                review.authorId().getBytes(UTF_8),
                review.encoded()),
            (metadata, exception) -> {
              if (exception == null) {
                accepted.run();
              } else {
                failure.compareAndSet(null, exception);
              }
            });
  }

  private void requireNoFailure() {
    Exception first = failure.get();
    if (first != null) {
      throw new IllegalStateException("the broker refused a review", first);
    }
  }
}
