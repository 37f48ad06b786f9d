package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest value of each key of a compacted topic with one partition, kept in memory by a thread
 * that reads it from the beginning and goes on. For topics of some thousand records. What cannot be
 * decoded is left out and logged; a broker that does not answer is asked again.
 */
public final class FollowedTopic<V extends SpecificRecord> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowedTopic.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_POLL = Duration.ofSeconds(5);

  private final TopicPartition partition;
  private final AvroSerde<V> serde;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Map<String, V> values = new LinkedHashMap<>();
  private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long next;

  private record Waiting(long end, CompletableFuture<Void> reached) {}

  private FollowedTopic(
      Topic<V> topic, AvroSerde<V> serde, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.partition = new TopicPartition(topic.name(), 0);
    this.serde = serde;
    this.consumers = consumers;
    this.thread = new Thread(this::follow, "follow-" + topic.name());
    this.thread.setDaemon(true);
  }

  /**
   * Begins to follow.
   *
   * @param consumers makes consumers of no group with {@code auto.offset.reset} earliest
   */
  public static <V extends SpecificRecord> FollowedTopic<V> following(
      Topic<V> topic, AvroSerde<V> serde, Supplier<Consumer<byte[], byte[]>> consumers) {
    FollowedTopic<V> followed = new FollowedTopic<>(topic, serde, consumers);
    followed.thread.start();
    return followed;
  }

  /** The newest value under this key, as far as was read; null where there is none. */
  public @Nullable V get(String key) {
    synchronized (values) {
      return values.get(key);
    }
  }

  /** All values, those first whose newest record is the oldest. */
  public List<V> all() {
    synchronized (values) {
      return new ArrayList<>(values.values());
    }
  }

  /**
   * Ends once all that stood on the topic at this call was read; exceptionally when the brokers do
   * not answer. What is done then is done on the following thread, which must not be held up.
   */
  public CompletionStage<Void> upToDate() {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    asked.add(reached);
    if (closing.getCount() == 0) {
      // The thread may have looked for the last time.
      fail(ended());
    }
    return reached;
  }

  /** Follows no more; what waits for {@link #upToDate} ends exceptionally. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fail(ended());
  }

  private void follow() {
    boolean open = true;
    while (open) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        consumer.assign(List.of(partition));
        if (next == 0) {
          consumer.seekToBeginning(List.of(partition));
        } else {
          consumer.seek(partition, next);
        }
        while (closing.getCount() > 0) {
          readOn(consumer);
        }
      } catch (RuntimeException e) {
        LOG.warn("event=follow-failed topic={} error={}", partition.topic(), e.toString());
        settleAll(e);
      }
      open = !isClosingWithin(PAUSE);
    }
    settleAll(ended());
  }

  private void readOn(Consumer<byte[], byte[]> consumer) {
    long end = asked.isEmpty() ? -1 : askedUpTo(consumer);
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      learn(record);
      next = record.offset() + 1;
    }
    if (end >= 0 || !waiting.isEmpty()) {
      settle(consumer.position(partition));
    }
  }

  /** Those who asked before the end was looked up are served once it is reached. */
  private long askedUpTo(Consumer<byte[], byte[]> consumer) {
    List<CompletableFuture<Void>> served = new ArrayList<>();
    for (CompletableFuture<Void> one = asked.poll(); one != null; one = asked.poll()) {
      served.add(one);
    }
    try {
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      served.forEach(one -> waiting.add(new Waiting(end, one)));
      return end;
    } catch (RuntimeException e) {
      served.forEach(one -> one.completeExceptionally(e));
      throw e;
    }
  }

  private void settle(long position) {
    List<Waiting> reached = waiting.stream().filter(one -> one.end() <= position).toList();
    waiting.removeAll(reached);
    reached.forEach(one -> one.reached().complete(null));
  }

  private void settleAll(RuntimeException failure) {
    List<Waiting> all = new ArrayList<>(waiting);
    waiting.clear();
    all.forEach(one -> one.reached().completeExceptionally(failure));
    fail(failure);
  }

  private void fail(RuntimeException failure) {
    for (CompletableFuture<Void> one = asked.poll(); one != null; one = asked.poll()) {
      one.completeExceptionally(failure);
    }
  }

  private void learn(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), UTF_8);
    try {
      V value = serde.decode(record.value());
      synchronized (values) {
        // Out and in again, so that the order is that of the newest records.
        values.remove(key);
        if (value != null) {
          values.put(key, value);
        }
      }
    } catch (SerializationException garbage) {
      LOG.warn(
          "event=follow-garbage topic={} offset={} error={}",
          record.topic(),
          record.offset(),
          garbage.getMessage());
    } catch (KafkaException unreachable) {
      // The record is not to blame: it is read again.
      next = record.offset();
      throw unreachable;
    }
  }

  private IllegalStateException ended() {
    return new IllegalStateException("following " + partition.topic() + " has ended");
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
