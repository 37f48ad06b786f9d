package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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
    Schema known = byFingerprint.get(fingerprint);
    return known != null ? Optional.of(known) : readOn(fingerprint);
  }

  @Override
  public Optional<Schema> byRegistryId(int id) {
    return registry.byRegistryId(id);
  }

  @Override
  public byte @Nullable [] registryHeader(@Nullable String topic) {
    return registry.registryHeader(topic);
  }

  private synchronized Optional<Schema> readOn(long fingerprint) {
    Schema known = byFingerprint.get(fingerprint);
    if (known != null) {
      // Another thread read it while this one waited.
      return Optional.of(known);
    }
    if (closed) {
      throw new SchemaUnavailableException("Schemas are looked up no more: the program ends");
    }
    Consumer<byte[], byte[]> reader = openConsumer();
    long end = reader.endOffsets(List.of(partition), lookup).getOrDefault(partition, 0L);
    long deadline = System.nanoTime() + lookup.toNanos();
    while (reader.position(partition, lookup) < end) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException(
            "could not read " + partition.topic() + " to its end within " + lookup);
      }
      reader.poll(POLL).forEach(this::learn);
    }
    return Optional.ofNullable(byFingerprint.get(fingerprint));
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
  public synchronized void close() {
    closed = true;
    if (consumer != null) {
      consumer.close();
    }
  }
}
