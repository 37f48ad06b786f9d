package dev.screener.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads back what Kafka's stand-in for a producer was given, from one partition. */
final class HistoryConsumer extends MockConsumer<byte[], byte[]> {

  private static final long IDLE_NANOS = 2_000_000;

  private final MockProducer<byte[], byte[]> producer;
  private int delivered;

  HistoryConsumer(MockProducer<byte[], byte[]> producer) {
    super("earliest");
    this.producer = producer;
  }

  @Override
  public synchronized void assign(Collection<TopicPartition> partitions) {
    super.assign(partitions);
    partitions.forEach(partition -> updateBeginningOffsets(Map.of(partition, 0L)));
  }

  @Override
  public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    partitions.forEach(partition -> ends.put(partition, (long) sent(partition).size()));
    return ends;
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    for (TopicPartition partition : assignment()) {
      List<ProducerRecord<byte[], byte[]>> sent = sent(partition);
      for (; delivered < sent.size(); delivered++) {
        ProducerRecord<byte[], byte[]> record = sent.get(delivered);
        addRecord(
            new ConsumerRecord<>(partition.topic(), 0, delivered, record.key(), record.value()));
      }
    }
    ConsumerRecords<byte[], byte[]> records = super.poll(Duration.ZERO);
    if (records.isEmpty()) {
      LockSupport.parkNanos(IDLE_NANOS);
    }
    return records;
  }

  private List<ProducerRecord<byte[], byte[]>> sent(TopicPartition partition) {
    return producer.history().stream()
        .filter(record -> record.topic().equals(partition.topic()))
        .toList();
  }
}
