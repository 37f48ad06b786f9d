package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the changelog of the films' counts, so that each instance can list all films by them. That
 * topic is compacted, keyed by film and written anyway: a topic of its own would cost one more
 * record for each review, and asking all instances for each list would make it as slow as the
 * slowest and wrong without it.
 */
public final class FollowCounts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowCounts.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_POLL = Duration.ofSeconds(5);

  private final String topic;
  private final int partitions;
  private final Properties settings = new Properties();
  private final FilmRanking ranking;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "follow-film-counts");

  /**
   * @param applicationId of the topology that keeps the counts
   * @param partitions of the topics by film
   * @param kafka how brokers are reached
   */
  public FollowCounts(String applicationId, int partitions, Properties kafka, FilmRanking ranking) {
    this.topic = applicationId + '-' + ProjectionStores.FILM_COUNTS + "-changelog";
    this.partitions = partitions;
    this.ranking = ranking;
    settings.putAll(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Kafka Streams makes the topic, with its own settings.
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void follow() {
    do {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        if (isThere(consumer)) {
          read(consumer);
        }
      } catch (RuntimeException e) {
        LOG.warn("counts.follow.failed topic={} error={}", topic, e.toString());
      }
    } while (!isClosingWithin(PAUSE));
  }

  private boolean isThere(KafkaConsumer<byte[], byte[]> consumer) {
    Map<String, ?> topics = consumer.listTopics();
    return topics.containsKey(topic);
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(number -> new TopicPartition(topic, number))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    while (closing.getCount() > 0) {
      consumer.poll(POLL).forEach(this::learn);
    }
  }

  private void learn(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    try {
      ranking.heard(
          record.partition(),
          new String(record.key(), US_ASCII),
          FilmCountsCodec.decode(record.value()));
    } catch (RuntimeException newer) {
      LOG.warn(
          "counts.follow.unreadable partition={} offset={} error={}",
          record.partition(),
          record.offset(),
          newer.getMessage());
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

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
