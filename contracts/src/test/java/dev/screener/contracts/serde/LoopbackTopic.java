package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A topic of one partition in memory; Kafka's own stand-in reads it. */
public final class LoopbackTopic {

  private static final long IDLE_NANOS = 1_000_000;

  private record Entry(String key, byte @Nullable [] value) {}

  private final List<Entry> log = new ArrayList<>();
  private int failures;
  private boolean held;

  public synchronized void put(String key, byte @Nullable [] value) {
    log.add(new Entry(key, value));
  }

  public synchronized List<String> keys() {
    return log.stream().map(Entry::key).toList();
  }

  public synchronized byte @Nullable [] lastValue() {
    return log.get(log.size() - 1).value();
  }

  /** So many of the next polls throw. */
  public synchronized void failNextPolls(int count) {
    failures = count;
  }

  /** Whether readers get nothing for the time being. */
  public synchronized void hold(boolean now) {
    held = now;
  }

  public Supplier<Consumer<byte[], byte[]>> consumers() {
    return Reader::new;
  }

  private synchronized List<Entry> from(long offset) {
    if (failures > 0) {
      failures--;
      throw new KafkaException("no leader");
    }
    return held ? List.of() : List.copyOf(log.subList((int) offset, log.size()));
  }

  private synchronized long end() {
    return log.size();
  }

  private final class Reader extends MockConsumer<byte[], byte[]> {
    private Reader() {
      super("earliest");
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
      super.assign(partitions);
      partitions.forEach(partition -> updateBeginningOffsets(Map.of(partition, 0L)));
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
        Collection<TopicPartition> partitions) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      partitions.forEach(partition -> ends.put(partition, end()));
      return ends;
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      for (TopicPartition partition : assignment()) {
        long offset = position(partition);
        for (Entry entry : from(offset)) {
          addRecord(
              new ConsumerRecord<>(
                  partition.topic(), 0, offset++, entry.key().getBytes(UTF_8), entry.value()));
        }
      }
      ConsumerRecords<byte[], byte[]> records = super.poll(Duration.ZERO);
      if (records.isEmpty()) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
      return records;
    }
  }
}
