package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas by fingerprint, from {@code screener.schemas}. A writer puts its schemas there before its
 * first record; a reader that meets an unknown fingerprint reads the topic on. Entries are never
 * removed: there are a handful.
 */
public final class SchemaTopic implements WriterSchemas, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaTopic.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOKUP = Duration.ofSeconds(10);

  private final TopicPartition partition;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final WriterSchemas registry;
  private final Duration lookup;
  private final Map<Long, Schema> byFingerprint = new ConcurrentHashMap<>();

  /** Held by the one thread that reads the topic on. */
  private final ReentrantLock reading = new ReentrantLock();

  private @Nullable Consumer<byte[], byte[]> consumer;
  private boolean closed;

  /**
   * @param consumers makes the consumer at the first look-up: most readers never meet a foreign
   *     schema
   * @param registry answers for registry ids, and says what is written in its format
   */
  public SchemaTopic(
      Topic<?> topic, Supplier<Consumer<byte[], byte[]>> consumers, WriterSchemas registry) {
    this(topic, consumers, registry, LOOKUP);
  }

  /**
   * @param lookup how long a look-up may take
   */
  SchemaTopic(
      Topic<?> topic,
      Supplier<Consumer<byte[], byte[]>> consumers,
      WriterSchemas registry,
      Duration lookup) {
    this.partition = new TopicPartition(topic.name(), 0);
    this.consumers = consumers;
    this.registry = registry;
    this.lookup = lookup;
  }

  /**
   * Puts the schemas of a writer on the topic and waits for the broker's word.
   *
   * @throws KafkaException when the broker does not acknowledge
   */
  public static void publish(
      Topic<?> topic, Producer<byte[], byte[]> producer, List<Schema> schemas) {
    for (Schema schema : schemas) {
      String key = key(schema);
      try {
        producer
            .send(
                new ProducerRecord<>(
                    topic.name(), 0, key.getBytes(UTF_8), schema.toString().getBytes(UTF_8)))
            .get();
      } catch (ExecutionException e) {
        throw new KafkaException("cannot publish the schema of " + schema.getName(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while publishing schemas", e);
      }
    }
  }

  /** The key of a schema on the topic: its CRC-64-AVRO fingerprint as 16 hex digits. */
  public static String key(Schema schema) {
    return "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema));
  }

  /**
   * Reads the topic on when the schema was not met before.
   *
   * @throws KafkaException when the topic cannot be read to its end: the record is not to blame, so
   *     it must not go to a DLQ
   */
  @Override
  public Optional<Schema> byFingerprint(long fingerprint) {
    return byFingerprint(fingerprint, lookup);
  }

  /** The same, for who cannot wait as long as a look-up may take: for an answer or another's. */
  Optional<Schema> byFingerprint(long fingerprint, Duration patience) {
    Schema known = byFingerprint.get(fingerprint);
    return known != null ? Optional.of(known) : readOn(fingerprint, patience);
  }

  @Override
  public Optional<Schema> byRegistryId(int id) {
    return registry.byRegistryId(id);
  }

  @Override
  public byte @Nullable [] registryHeader(@Nullable String topic) {
    return registry.registryHeader(topic);
  }

  private Optional<Schema> readOn(long fingerprint, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    if (!isFreeWithin(patience)) {
      throw new SchemaUnavailableException(
          partition.topic() + " is being read already, for longer than " + patience);
    }
    try {
      Schema known = byFingerprint.get(fingerprint);
      if (known != null) {
        // Another thread read it while this one waited.
        return Optional.of(known);
      }
      if (closed) {
        throw new SchemaUnavailableException("Schemas are looked up no more: the program ends");
      }
      readToTheEnd(deadline, patience);
      return Optional.ofNullable(byFingerprint.get(fingerprint));
    } finally {
      reading.unlock();
    }
  }

  private boolean isFreeWithin(Duration patience) {
    try {
      return reading.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaUnavailableException("Interrupted while waiting for schemas", e);
    }
  }

  private void readToTheEnd(long deadline, Duration patience) {
    Consumer<byte[], byte[]> reader = openConsumer();
    long end = reader.endOffsets(List.of(partition), left(deadline)).getOrDefault(partition, 0L);
    while (reader.position(partition, left(deadline)) < end) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException(
            "could not read " + partition.topic() + " to its end within " + patience);
      }
      reader.poll(POLL).forEach(this::learn);
    }
  }

  /** Something always, so that what needs no waiting is not refused. */
  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(POLL.toNanos(), deadline - System.nanoTime()));
  }

  private Consumer<byte[], byte[]> openConsumer() {
    Consumer<byte[], byte[]> open = consumer;
    if (open == null) {
      open = consumers.get();
      open.assign(List.of(partition));
      open.seekToBeginning(List.of(partition));
      consumer = open;
    }
    return open;
  }

  private void learn(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      Schema schema = new Schema.Parser().parse(new String(record.value(), UTF_8));
      // The fingerprint is computed, not believed: a record's key may be anything.
      byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    } catch (RuntimeException e) {
      // Avro's parser throws more than its SchemaParseException, and one bad record must not keep
      // the good ones of its batch from being learned.
      LOG.warn(
          "schemas.garbage topic={} offset={} error={}",
          record.topic(),
          record.offset(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    reading.lock();
    try {
      closed = true;
      if (consumer != null) {
        consumer.close();
      }
    } finally {
      reading.unlock();
    }
  }
}
