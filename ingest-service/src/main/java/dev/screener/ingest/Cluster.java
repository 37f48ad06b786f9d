package dev.screener.ingest;

import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the cluster as it should be, and makes a producer that can send at once. */
final class Cluster {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration METADATA_PAUSE = Duration.ofMillis(20);
  private static final long MONTH_MILLIS = Duration.ofDays(30).toMillis();

  private final Properties kafka;
  private final TopicCatalogue topics;
  private final long deadline;

  /**
   * @param kafka settings for Kafka's clients
   * @param patience how long to wait for the cluster and its topics
   */
  Cluster(Properties kafka, TopicCatalogue topics, Duration patience) {
    this.kafka = kafka;
    this.topics = topics;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /**
   * A producer that knows where its topics are, after the schemas of what it will write have been
   * put where readers look for them.
   *
   * @throws KafkaException when the cluster does not answer in time
   * @throws IllegalStateException when its topics are not as declared
   */
  Producer<byte[], byte[]> connect() {
    requireTopics();
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            producerSettings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    try {
      fetchMetadata(producer, topics.schemas().name());
      List<Topic<?>> written = written(topics);
      written.forEach(topic -> fetchMetadata(producer, topic.name()));
      SchemaTopic.publish(
          topics.schemas(),
          producer,
          written.stream().map(topic -> SpecificData.get().getSchema(topic.valueClass())).toList());
      return producer;
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** Where the service writes events. */
  static List<Topic<?>> written(TopicCatalogue topics) {
    return List.of(
        topics.submitted(),
        topics.films(),
        topics.reports(),
        topics.decisions(),
        topics.campaignDecisions(),
        topics.siegeDecisions(),
        topics.policies(),
        topics.personKeys());
  }

  /** What a deployment sets outranks our defaults, but not what the promise of a 202 rests on. */
  static Properties producerSettings(Properties kafka) {
    Properties settings = new Properties();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-service");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "1");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "65536");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "67108864");
    // A policy may have 4 MiB.
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(5 * 1024 * 1024));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "4000");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "5000");
    settings.putAll(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    // A send is made on an event loop, so it takes the record at once or says no at once.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "0");
    // With that, a topic forgotten while idle would cost the next write.
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Long.toString(MONTH_MILLIS));
    return settings;
  }

  /** A consumer of no group that begins where topics begin. */
  static Consumer<byte[], byte[]> consumer(Properties kafka) {
    Properties settings = new Properties();
    settings.putAll(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-service-follow");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void requireTopics() {
    Properties settings = new Properties();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    settings.putAll(kafka);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-service-start");
    try (Admin admin = Admin.create(settings)) {
      TopicSetup setup = new TopicSetup(admin, topics);
      boolean waiting = true;
      while (waiting) {
        waiting = !isAsDeclared(setup);
      }
    }
  }

  private boolean isAsDeclared(TopicSetup setup) {
    try {
      if (setup.isComplete() || isOutOfTime()) {
        // A count that differs will never mend itself, and what is missing had its time.
        setup.requireAsDeclared();
        return true;
      }
      LOG.info("event=waiting-for-topics");
    } catch (KafkaException e) {
      if (isOutOfTime()) {
        throw e;
      }
      LOG.info("event=waiting-for-cluster error={}", e.toString());
    }
    pause(PAUSE);
    return false;
  }

  private void fetchMetadata(Producer<byte[], byte[]> producer, String topic) {
    while (true) {
      try {
        producer.partitionsFor(topic);
        return;
      } catch (TimeoutException e) {
        // It was asked for, but does not wait; see max.block.ms.
        if (isOutOfTime()) {
          throw e;
        }
        pause(METADATA_PAUSE);
      }
    }
  }

  private boolean isOutOfTime() {
    return System.nanoTime() - deadline >= 0;
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for the cluster", e);
    }
  }
}
