package dev.screener.cli.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.cli.ClusterOptions;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.FollowedTopic;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ScoringModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What stands on moderation.models, and how more comes onto it. */
final class PublishedModels {

  /** Every instance has a model by the time it takes effect. */
  static final Duration NOTICE = Duration.ofSeconds(5);

  private static final long PATIENCE_SECONDS = 60;

  private final ClusterOptions cluster;
  private final TopicCatalogue topics;

  PublishedModels(ClusterOptions cluster) {
    this.cluster = cluster;
    this.topics = new TopicCatalogue(cluster.prefix(), TopicCatalogue.DEFAULT_PARTITIONS);
  }

  /** name/version, as verdicts name it. */
  static String id(PublishedModel model) {
    return model.getName() + '/' + model.getVersion();
  }

  /** The one that took effect last; of two at once the one published later. */
  static @Nullable PublishedModel inForce(List<PublishedModel> models, Instant at) {
    PublishedModel newest = null;
    for (PublishedModel model : models) {
      if (!model.getEffectiveFrom().isAfter(at)
          && (newest == null || !model.getEffectiveFrom().isBefore(newest.getEffectiveFrom()))) {
        newest = model;
      }
    }
    return newest;
  }

  /** One more than the highest number that a version under this name has. */
  static String nextVersion(List<PublishedModel> models, String name) {
    long highest = 0;
    for (PublishedModel model : models) {
      if (model.getName().equals(name) && model.getVersion().matches("[0-9]{1,9}")) {
        highest = Math.max(highest, Long.parseLong(model.getVersion()));
      }
    }
    return Long.toString(highest + 1);
  }

  static ScoringModel read(PublishedModel published) throws IOException {
    ByteBuffer zipped = published.getModel().duplicate();
    byte[] bytes = new byte[zipped.remaining()];
    zipped.get(bytes);
    try {
      return ModelFile.read(new ByteArrayInputStream(bytes));
    } catch (IOException damaged) {
      throw new IOException(
          "Model " + id(published) + " cannot be read: " + damaged.getMessage(), damaged);
    }
  }

  /**
   * All that were published, those first whose record is the oldest.
   *
   * @throws IOException when the topic is not there or cannot be read
   */
  List<PublishedModel> all() throws IOException, InterruptedException {
    Topic<PublishedModel> topic = topics.models();
    requireTopic(topic.name());
    try (SchemaTopic schemas =
            new SchemaTopic(topics.schemas(), this::consumer, cluster.registry());
        FollowedTopic<PublishedModel> followed =
            FollowedTopic.following(
                topic, AvroSerde.of(PublishedModel.class, schemas), this::consumer)) {
      followed.upToDate().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return followed.all();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(topic.name() + " cannot be read on " + cluster.bootstrapServers(), e);
    }
  }

  /**
   * Puts a model on the topic, in effect five seconds later.
   *
   * @throws IOException when the brokers do not acknowledge it, or later than it takes effect
   */
  PublishedModel publish(ScoringModel model, String name, String version)
      throws IOException, InterruptedException {
    ScoringModel named = model.named(name + '/' + version);
    byte[] zipped = ModelFile.zipped(named);
    AvroSerde<PublishedModel> serde =
        AvroSerde.of(PublishedModel.class, cluster.registry(topics.models()));
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      SchemaTopic.publish(topics.schemas(), producer, List.of(PublishedModel.getClassSchema()));
      // So that the five seconds do not go by while the cluster is asked where the topic is.
      producer.partitionsFor(topics.models().name());
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      PublishedModel published =
          PublishedModel.newBuilder()
              .setName(name)
              .setVersion(version)
              .setCard(named.card())
              .setModel(ByteBuffer.wrap(zipped))
              .setEffectiveFrom(now.plus(NOTICE))
              .setPublishedAt(now)
              .build();
      byte[] value = serde.serialize(topics.models().name(), published);
      producer
          .send(
              new ProducerRecord<>(
                  topics.models().name(),
                  0,
                  now.toEpochMilli(),
                  id(published).getBytes(UTF_8),
                  value))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      requireInTime(published);
      return published;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Not published: " + cause(e), e);
    }
  }

  private static void requireInTime(PublishedModel published) throws IOException {
    if (Instant.now().isAfter(published.getEffectiveFrom())) {
      throw new IOException(
          id(published)
              + " is published, but the brokers took longer than "
              + NOTICE.toSeconds()
              + " s: some submissions after "
              + published.getEffectiveFrom()
              + " may have been scored by the model before it");
    }
  }

  private static String cause(Exception failure) {
    return failure.getCause() == null ? failure.toString() : failure.getCause().toString();
  }

  private void requireTopic(String topic) throws IOException {
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      if (consumer.partitionsFor(topic).isEmpty()) {
        throw new IOException(
            topic
                + " is not on "
                + cluster.bootstrapServers()
                + "; `screener topics apply` creates it");
      }
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      throw new IOException(
          cluster.bootstrapServers()
              + " does not answer: give --bootstrap-server, or set KAFKA_BOOTSTRAP_SERVERS",
          e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Properties properties = cluster.kafka();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Topic.LARGEST_MODEL));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Consumer<byte[], byte[]> consumer() {
    Properties properties = cluster.kafka();
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
