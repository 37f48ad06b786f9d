package dev.screener.cli;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import me.tongfei.progressbar.ProgressBar;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of topics that were written in a stretch of time: only committed ones, up to
 * where the topic ended when its reading began. The records of one key come in their order; those
 * of different partitions in any.
 */
public final class TopicRange implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ClusterOptions cluster;
  private final TopicCatalogue catalogue;
  private final Consumer<byte[], byte[]> consumer;
  private final SchemaTopic schemas;

  public TopicRange(ClusterOptions cluster) {
    this.cluster = cluster;
    this.catalogue = new TopicCatalogue(cluster.prefix(), TopicCatalogue.DEFAULT_PARTITIONS);
    this.schemas = new SchemaTopic(catalogue.schemas(), this::newConsumer, cluster.registry());
    this.consumer = newConsumer();
  }

  /**
   * What came of reading.
   *
   * @param records within the time, those that could be read
   * @param unreadable within the time
   */
  public record Result(String topic, long records, long unreadable) {}

  /** Takes a record, with the time at which it was written. */
  public interface Reader<V> {
    void take(V value, Instant writtenAt);
  }

  public TopicCatalogue catalogue() {
    return catalogue;
  }

  /**
   * Reads one topic.
   *
   * @param to null for all up to now
   * @throws IOException when the topic is not there, or no record comes for half a minute
   */
  public <V extends SpecificRecord> Result read(
      Topic<V> topic, Instant from, @Nullable Instant to, Reader<V> reader) throws IOException {
    Class<V> type = topic.value();
    if (type == null) {
      throw new IllegalArgumentException(topic.name() + " holds bytes");
    }
    AvroSerde<V> serde = AvroSerde.of(type, schemas);
    Map<TopicPartition, Long> ends = seek(topic, from);
    long total = remaining(ends).values().stream().mapToLong(Long::longValue).sum();
    try (Bar bar = Bar.of(topic.name(), total)) {
      return read(topic, ends, bar, new Taking<>(serde, from, to, reader));
    }
  }

  private <V extends SpecificRecord> Result read(
      Topic<V> topic, Map<TopicPartition, Long> ends, Bar bar, Taking<V> taking)
      throws IOException {
    long lastProgress = System.nanoTime();
    long leftBefore = Long.MAX_VALUE;
    Map<TopicPartition, Long> left = remaining(ends);
    while (!left.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < ends.getOrDefault(partitionOf(record), 0L)) {
          taking.take(record);
        }
      }
      left = remaining(ends);
      long leftNow = left.values().stream().mapToLong(Long::longValue).sum();
      bar.left(leftNow);
      if (leftNow < leftBefore) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw new IOException(
            topic.name() + " gave no record for " + PATIENCE.toSeconds() + " s; is a broker down?");
      }
      leftBefore = leftNow;
    }
    return new Result(topic.name(), taking.records, taking.unreadable);
  }

  /** Goes to the first record of the time in each partition; gives where each one ends now. */
  private Map<TopicPartition, Long> seek(Topic<?> topic, Instant from) throws IOException {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(partition -> new TopicPartition(topic.name(), partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IOException(
          topic.name()
              + " is not on "
              + cluster.bootstrapServers()
              + "; `screener topics apply` creates it");
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> begins = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp begin = begins.get(partition);
      consumer.seek(partition, begin == null ? ends.getOrDefault(partition, 0L) : begin.offset());
    }
    return ends;
  }

  /** Offsets, not records: those of transactions' ends count too, but no record comes of them. */
  private Map<TopicPartition, Long> remaining(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> left = new HashMap<>();
    List<TopicPartition> done = new ArrayList<>();
    ends.forEach(
        (partition, end) -> {
          long offsets = end - consumer.position(partition);
          if (offsets > 0) {
            left.put(partition, offsets);
          } else {
            done.add(partition);
          }
        });
    consumer.pause(done);
    return left;
  }

  private static TopicPartition partitionOf(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private Consumer<byte[], byte[]> newConsumer() {
    Properties properties = cluster.kafka();
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    consumer.close();
    schemas.close();
  }

  /** Decodes what is of the time, and counts. */
  private static final class Taking<V extends SpecificRecord> {
    private final AvroSerde<V> serde;
    private final Instant from;
    private final @Nullable Instant to;
    private final Reader<V> reader;
    private long records;
    private long unreadable;

    Taking(AvroSerde<V> serde, Instant from, @Nullable Instant to, Reader<V> reader) {
      this.serde = serde;
      this.from = from;
      this.to = to;
      this.reader = reader;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
      Instant writtenAt = Instant.ofEpochMilli(record.timestamp());
      // Times within a partition are not in strict order.
      if (writtenAt.isBefore(from) || (to != null && !writtenAt.isBefore(to))) {
        return;
      }
      V value = decoded(record.value());
      if (value == null) {
        unreadable++;
      } else {
        records++;
        reader.take(value, writtenAt);
      }
    }

    private @Nullable V decoded(byte @Nullable [] bytes) {
      try {
        return serde.decode(bytes);
      } catch (SerializationException e) {
        return null;
      }
    }
  }

  /** Progress on a terminal; nothing elsewhere. */
  private record Bar(@Nullable ProgressBar bar, long total) implements AutoCloseable {

    static Bar of(String topic, long total) {
      return new Bar(Terminal.showsProgress() ? Terminal.bar(topic, total).build() : null, total);
    }

    void left(long offsets) {
      if (bar != null) {
        bar.stepTo(total - offsets);
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
