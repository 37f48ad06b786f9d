package dev.screener.tests.faults;

import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Follows the committed verdicts; those of one review come in their order. */
final class VerdictReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AvroSerde<ReviewVerdict> serde =
      AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
  private final List<ReviewVerdict> all = new ArrayList<>();

  VerdictReader(FaultCluster cluster) {
    Topic<?> topic = cluster.topics().verdicts();
    consumer = cluster.consumer();
    consumer.assign(
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  /** What came since the last call; empty when nothing comes for a moment. */
  List<ReviewVerdict> next() {
    List<ReviewVerdict> next = new ArrayList<>();
    consumer.poll(POLL).forEach(record -> next.add(serde.decode(record.value())));
    all.addAll(next);
    return next;
  }

  /** All that there are, those of a partition in their order. */
  List<ReviewVerdict> readOn() {
    while (!next().isEmpty()) {
      // There may be more.
    }
    return all;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
