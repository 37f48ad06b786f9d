package dev.screener.embedded;

import static org.apache.kafka.clients.CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What any client of the cluster does, with the clients of Kafka itself. Topics have one partition.
 */
final class Clients {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String bootstrapServers;

  Clients(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  void createTopic(String topic, int replication) throws Exception {
    try (Admin admin = admin()) {
      NewTopic created = new NewTopic(topic, Optional.of(1), Optional.of((short) replication));
      admin.createTopics(List.of(created)).all().get();
    }
  }

  void send(String topic, String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  void sendInTransaction(String topic, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "greeter"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, value));
      producer.commitTransaction();
    }
  }

  /**
   * The first {@code count} values, read in a consumer group; fewer when they do not come in time.
   */
  List<String> read(String topic, int count) {
    Map<String, Object> config =
        Map.of(
            BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "readers",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  void awaitAllInSync(String topic, int replicas) {
    try (Admin admin = admin()) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  admin
                          .describeTopics(List.of(topic))
                          .allTopicNames()
                          .get()
                          .get(topic)
                          .partitions()
                          .get(0)
                          .isr()
                          .size()
                      == replicas);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put(BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }
}
