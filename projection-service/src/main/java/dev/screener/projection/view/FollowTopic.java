package dev.screener.projection.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic on a thread of its own, beside the topology, and goes on until it
 * is closed. A topic that is not there yet is waited for; a broker that does not answer is asked
 * again from where it was.
 */
public final class FollowTopic implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowTopic.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_POLL = Duration.ofSeconds(5);

  private final String topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Beginnings beginnings;
  private final Reader reader;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean caughtUp;

  /** Says where reading begins. */
  public interface Beginnings {

    /** An offset for each partition, asked once. */
    Map<TopicPartition, Long> of(
        Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions);
  }

  /** Takes records, those of a partition in their order. */
  public interface Reader {

    /** Takes a record; it comes again where this throws, after a pause. */
    void read(ConsumerRecord<byte[], byte[]> record);
  }

  /**
   * Nothing is read yet.
   *
   * @param consumers makes consumers of no group, with {@code auto.offset.reset} earliest, which
   *     create no topic
   */
  public FollowTopic(
      String topic,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Beginnings beginnings,
      Reader reader) {
    this.topic = topic;
    this.consumers = consumers;
    this.beginnings = beginnings;
    this.reader = reader;
    this.thread = new Thread(this::follow, "follow-" + topic);
    this.thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Whether all that stood on the topic when it was first seen was read. */
  public boolean isCaughtUp() {
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
    do {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (!partitions.isEmpty()) {
          readOn(consumer, partitions);
        }
      } catch (RuntimeException e) {
        LOG.warn("follow.failed topic={} error={}", topic, e.toString());
      }
    } while (!isClosingWithin(PAUSE));
  }

  private void readOn(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    if (next.isEmpty()) {
      next.putAll(beginnings.of(consumer, partitions));
    }
    next.forEach(consumer::seek);
    while (closing.getCount() > 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        reader.read(record);
        next.put(new TopicPartition(topic, record.partition()), record.offset() + 1);
      }
      if (!caughtUp) {
        caughtUp =
            partitions.stream()
                .allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L));
      }
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
