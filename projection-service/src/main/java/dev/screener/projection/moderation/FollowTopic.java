package dev.screener.projection.moderation;

import dev.screener.contracts.serde.AvroSerde;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic that is kept long from some time ago on. No global store, since that would read all
 * that the topic keeps before the view is ready. What is told is complete once {@link #isCaughtUp};
 * a broker that does not answer is asked again.
 */
final class FollowTopic<V extends SpecificRecord> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowTopic.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_POLL = Duration.ofSeconds(5);

  private final String topic;
  private final AvroSerde<V> serde;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Duration since;
  private final ObjLongConsumer<V> learner;
  private final Clock clock;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean caughtUp;

  /**
   * @param consumers makes consumers of no group that read what was committed
   * @param since how far back it reads
   * @param learner takes what is read and when it was written, ms since the epoch, on the one
   *     thread that reads
   */
  FollowTopic(
      String topic,
      AvroSerde<V> serde,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Duration since,
      ObjLongConsumer<V> learner,
      Clock clock) {
    this.topic = topic;
    this.serde = serde;
    this.consumers = consumers;
    this.since = since;
    this.learner = learner;
    this.clock = clock;
    this.thread = new Thread(this::follow, "follow-" + topic);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether all that stood on the topic at the start was read. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    boolean open = true;
    while (open) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        readFrom(consumer);
      } catch (RuntimeException e) {
        LOG.warn("topic.read.failed topic={} error={}", topic, e.toString());
      }
      open = !isClosingWithin(PAUSE);
    }
  }

  private void readFrom(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    if (next.isEmpty()) {
      next.putAll(beginnings(consumer, partitions, ends));
    }
    next.forEach(consumer::seek);
    while (closing.getCount() > 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        learn(record);
        next.put(new TopicPartition(topic, record.partition()), record.offset() + 1);
      }
      if (!caughtUp) {
        caughtUp =
            partitions.stream()
                .allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L));
      }
    }
  }

  /** As far back as it reads; the end where nothing is as young. */
  private Map<TopicPartition, Long> beginnings(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends) {
    long from = clock.millis() - since.toMillis();
    Map<TopicPartition, Long> asked = new HashMap<>();
    partitions.forEach(one -> asked.put(one, from));
    Map<TopicPartition, Long> offsets = new HashMap<>(ends);
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> one :
        consumer.offsetsForTimes(asked).entrySet()) {
      if (one.getValue() != null) {
        offsets.put(one.getKey(), one.getValue().offset());
      }
    }
    return offsets;
  }

  private void learn(ConsumerRecord<byte[], byte[]> record) {
    try {
      learner.accept(serde.decodePresent(record.value()), record.timestamp());
    } catch (SerializationException garbage) {
      LOG.warn(
          "topic.unreadable topic={} offset={} error={}",
          topic,
          record.offset(),
          garbage.getClass().getSimpleName());
    } catch (KafkaException unreachable) {
      // The record is not to blame: it is read again.
      next.put(new TopicPartition(topic, record.partition()), record.offset());
      throw unreachable;
    }
  }

  private boolean isClosingWithin(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
