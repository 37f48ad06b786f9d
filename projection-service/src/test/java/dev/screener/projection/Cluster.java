package dev.screener.projection;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other end of the topics: what moderation and ingest would write, and what is put away. */
final class Cluster implements AutoCloseable {

  private final Map<String, Object> address;
  private final TopicCatalogue topics;
  private final KafkaProducer<String, byte[]> producer;

  Cluster(String bootstrapServers, TopicCatalogue topics) {
    this.address = Map.of("bootstrap.servers", bootstrapServers);
    this.topics = topics;
    this.producer = new KafkaProducer<>(address, new StringSerializer(), new ByteArraySerializer());
  }

  TopicCatalogue topics() {
    return topics;
  }

  void createTopics() {
    try (Admin admin = Admin.create(address)) {
      new TopicSetup(admin, topics).apply((short) 1);
    }
  }

  int partitionOf(String filmId) {
    return Partitioning.ofFilm(filmId, topics.partitions());
  }

  <V extends SpecificRecord> long send(Topic<V> topic, String key, V value) {
    return sendBytes(topic, key, AvroSerde.of(topic.value(), WriterSchemas.none()).encode(value));
  }

  long sendBytes(Topic<?> topic, String key, byte[] value) {
    try {
      return producer
          .send(new ProducerRecord<>(topic.name(), partitionOf(key), key, value))
          .get()
          .offset();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("the broker did not take a record", e);
    }
  }

  /** The first {@code count} dead letters of a topic; fewer when they do not come within 60 s. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters(Topic<?> topic, int count) {
    TopicPartition partition = new TopicPartition(topic.deadLetters(), 0);
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                address.get("bootstrap.servers"),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (letters.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
      }
    }
    return letters;
  }

  @Override
  public void close() {
    producer.close();
  }
}
