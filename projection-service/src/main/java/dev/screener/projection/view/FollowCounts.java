package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

  private final FilmRanking ranking;
  private final FollowTopic changelog;

  /**
   * @param applicationId of the topology that keeps the counts
   * @param kafka how brokers are reached
   */
  public FollowCounts(String applicationId, Properties kafka, FilmRanking ranking) {
    this.ranking = ranking;
    Properties settings = new Properties();
    settings.putAll(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Kafka Streams makes the topic, with its own settings.
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    this.changelog =
        new FollowTopic(
            applicationId + '-' + ProjectionStores.FILM_COUNTS + "-changelog",
            () ->
                new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            (consumer, partitions) -> consumer.beginningOffsets(partitions),
            this::learn);
  }

  public void start() {
    changelog.start();
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

  @Override
  public void close() {
    changelog.close();
  }
}
