package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowTopicTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOPIC = "counts";
  private static final TopicPartition ONE = new TopicPartition(TOPIC, 0);
  private static final TopicPartition OTHER = new TopicPartition(TOPIC, 1);

  private final List<String> read = new CopyOnWriteArrayList<>();
  private final AtomicInteger consumers = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final FollowTopic followed =
      new FollowTopic(
          TOPIC,
          () -> consumers.getAndIncrement() == 0 ? new MockConsumer<>("earliest") : consumer(),
          (consumer, partitions) -> Map.of(ONE, 1L, OTHER, 0L),
          this::read);

  @AfterEach
  void close() {
    followed.close();
  }

  @Test
  void aTopicIsWaitedForAndWhatCouldNotBeTakenComesAgainAndNothingElseDoes() {
    faults.set(1);

    followed.start();

    await().atMost(PATIENCE).until(followed::isCaughtUp);
    assertThat(read).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(read.indexOf("b")).isLessThan(read.indexOf("c"));
    // One that knows no such topic, one for which reading failed, one that read all.
    assertThat(consumers).hasValue(3);
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    String value = new String(record.value(), UTF_8);
    if (value.equals("c") && faults.getAndDecrement() > 0) {
      throw new KafkaException("no schema can be asked for");
    }
    read.add(value);
  }

  private static Consumer<byte[], byte[]> consumer() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(
        TOPIC,
        List.of(
            new PartitionInfo(TOPIC, 0, null, null, null),
            new PartitionInfo(TOPIC, 1, null, null, null)));
    consumer.updateEndOffsets(Map.of(ONE, 3L, OTHER, 1L));
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(record(ONE, 0, "a"));
          consumer.addRecord(record(ONE, 1, "b"));
          consumer.addRecord(record(ONE, 2, "c"));
          consumer.addRecord(record(OTHER, 0, "d"));
        });
    return consumer;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, String value) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, null, value.getBytes(UTF_8));
  }
}
