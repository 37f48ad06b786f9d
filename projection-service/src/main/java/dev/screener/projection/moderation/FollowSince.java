package dev.screener.projection.moderation;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.projection.view.FollowTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic's values from some time ago on. No global store, since that would read all that the
 * topic keeps before the view is ready. What is told is complete once {@link #isCaughtUp}.
 */
final class FollowSince<V extends SpecificRecord> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowSince.class);

  private final AvroSerde<V> serde;
  private final Duration since;
  private final ObjLongConsumer<V> learner;
  private final Clock clock;
  private final FollowTopic records;

  /**
   * @param consumers makes consumers of no group that read what was committed
   * @param since how far back it reads
   * @param learner takes what is read and when it was written, ms since the epoch, on the one
   *     thread that reads
   */
  FollowSince(
      String topic,
      AvroSerde<V> serde,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Duration since,
      ObjLongConsumer<V> learner,
      Clock clock) {
    this.serde = serde;
    this.since = since;
    this.learner = learner;
    this.clock = clock;
    this.records = new FollowTopic(topic, consumers, this::beginnings, this::learn);
  }

  void start() {
    records.start();
  }

  /** Whether all that stood on the topic at the start was read. */
  boolean isCaughtUp() {
    return records.isCaughtUp();
  }

  @Override
  public void close() {
    records.close();
  }

  /** As far back as it reads; the end where nothing is as young. */
  private Map<TopicPartition, Long> beginnings(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    long from = clock.millis() - since.toMillis();
    Map<TopicPartition, Long> asked = new HashMap<>();
    partitions.forEach(one -> asked.put(one, from));
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> one :
        consumer.offsetsForTimes(asked).entrySet()) {
      if (one.getValue() != null) {
        offsets.put(one.getKey(), one.getValue().offset());
      }
    }
    return offsets;
  }

  /** Where no schema can be asked for the record is not to blame: it is read again. */
  private void learn(ConsumerRecord<byte[], byte[]> record) {
    try {
      learner.accept(serde.decodePresent(record.value()), record.timestamp());
    } catch (SerializationException garbage) {
      LOG.warn(
          "topic.unreadable topic={} offset={} error={}",
          record.topic(),
          record.offset(),
          garbage.getClass().getSimpleName());
    }
  }
}
