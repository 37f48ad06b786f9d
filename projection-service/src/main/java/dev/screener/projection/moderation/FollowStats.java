package dev.screener.projection.moderation;

import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.serde.AvroSerde;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code moderation.stats} from a day ago on. No global store, since that would read the
 * whole week that the topic keeps, up to seven million records, before the view is ready. Counts
 * are complete once {@link #isCaughtUp}; a broker that does not answer is asked again.
 */
final class FollowStats implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowStats.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_POLL = Duration.ofSeconds(5);

  private final String topic;
  private final AvroSerde<ModerationStats> serde;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final StatsShelf shelf;
  private final Clock clock;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean caughtUp;

  /**
   * @param consumers makes consumers of no group that read what was committed
   */
  FollowStats(
      String topic,
      AvroSerde<ModerationStats> serde,
      Supplier<Consumer<byte[], byte[]>> consumers,
      StatsShelf shelf,
      Clock clock) {
    this.topic = topic;
    this.serde = serde;
    this.consumers = consumers;
    this.shelf = shelf;
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
        LOG.warn("moderation.stats.failed error={}", e.toString());
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

  /** A day ago; the end where nothing is as young. */
  private Map<TopicPartition, Long> beginnings(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends) {
    long since = clock.millis() - StatsShelf.KEPT.toMillis();
    Map<TopicPartition, Long> asked = new HashMap<>();
    partitions.forEach(one -> asked.put(one, since));
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
      shelf.add(serde.decodePresent(record.value()), record.timestamp(), clock.millis());
    } catch (SerializationException garbage) {
      LOG.warn(
          "moderation.stats.unreadable offset={} error={}",
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
