package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one producer of the service. Bounds what is on its way and says what became of each record;
 * never waits. Safe for use by several threads.
 */
final class TopicWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWriter.class);
  private static final Duration LAST_FLUSH = Duration.ofSeconds(10);

  private static final Publication OVERLOADED_AT_ONCE = new Publication.Overloaded();
  private static final CompletionStage<Publication> OVERLOADED =
      CompletableFuture.completedStage(OVERLOADED_AT_ONCE);

  private final Producer<byte[], byte[]> producer;
  private final Clock clock;
  private final long maxBytesInFlight;
  private final AtomicLong bytesInFlight = new AtomicLong();
  private volatile boolean acknowledging = true;
  private volatile @Nullable PublishTimes times;

  TopicWriter(Producer<byte[], byte[]> producer, Clock clock, long maxBytesInFlight) {
    this.producer = producer;
    this.clock = clock;
    this.maxBytesInFlight = maxBytesInFlight;
  }

  /** Tells how long writes take, from now on. */
  void bindTo(MeterRegistry registry) {
    times = new PublishTimes(registry);
  }

  /** Sends a record; the stage ends on the producer's thread, which must not be held up. */
  CompletionStage<Publication> write(String topic, String key, byte[] value) {
    return write(topic, null, key, value);
  }

  /**
   * The same to a partition of the caller's choice.
   *
   * @param partition null where the key's hash chooses it
   * @param value null for a tombstone
   */
  CompletionStage<Publication> write(
      String topic, @Nullable Integer partition, String key, byte @Nullable [] value) {
    long bytes = (long) key.length() + (value == null ? 0 : value.length);
    if (bytesInFlight.addAndGet(bytes) > maxBytesInFlight) {
      bytesInFlight.addAndGet(-bytes);
      ended(OVERLOADED_AT_ONCE, 0);
      return OVERLOADED;
    }
    CompletableFuture<Publication> publication = new CompletableFuture<>();
    long begun = System.nanoTime();
    Callback whenKnown =
        (metadata, failure) -> {
          bytesInFlight.addAndGet(-bytes);
          Publication outcome = outcome(metadata, failure);
          ended(outcome, System.nanoTime() - begun);
          publication.complete(outcome);
        };
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic, partition, clock.millis(), key.getBytes(UTF_8), value),
              whenKnown);
    } catch (RuntimeException e) {
      // The producer is closed, or broken beyond recovery.
      whenKnown.onCompletion(null, e);
    }
    return publication;
  }

  /** Whether the last answer of the brokers was an acknowledgement. */
  boolean isAcknowledging() {
    return acknowledging;
  }

  /** Whether long uploads should pause, so that single writes still find room. */
  boolean isCongested() {
    return bytesInFlight.get() > maxBytesInFlight / 2;
  }

  long bytesInFlight() {
    return bytesInFlight.get();
  }

  /** Sends what is on its way, then lets go. */
  @Override
  public void close() {
    producer.close(LAST_FLUSH);
  }

  private void ended(Publication outcome, long nanos) {
    PublishTimes told = times;
    if (told != null) {
      told.ended(outcome, nanos);
    }
  }

  private Publication outcome(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    if (failure == null && metadata != null) {
      if (!acknowledging) {
        acknowledging = true;
        LOG.info("event=brokers-acknowledge-again");
      }
      return new Publication.Acknowledged(metadata.partition(), metadata.offset());
    }
    if (failure instanceof BufferExhaustedException) {
      return new Publication.Overloaded();
    }
    if (acknowledging) {
      acknowledging = false;
      LOG.warn("event=brokers-do-not-acknowledge error={}", String.valueOf(failure));
    }
    return new Publication.Unavailable();
  }
}
