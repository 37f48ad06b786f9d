package dev.screener.cli.dlq;

import dev.screener.cli.ClusterOptions;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends letters in again where they stood. What is sent, and that it was, is one transaction, so
 * that a replay which ends in its midst loses nothing and, begun again, doubles nothing. One runs
 * at a time: a second one ends the first.
 */
public final class LetterReplay implements AutoCloseable {

  private final TopicCatalogue catalogue;
  private final ConsumerGroupMetadata group;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Predicate<Letter> readable;
  private long sent;
  private long unreadable;
  private long elsewhere;

  /**
   * @param letters the dead-letter topic
   * @param group that keeps how far replays have come
   * @param all send in what still cannot be read, too
   */
  LetterReplay(
      ClusterOptions cluster,
      TopicCatalogue catalogue,
      Topic<?> letters,
      WriterSchemas schemas,
      ConsumerGroupMetadata group,
      boolean all) {
    this.catalogue = catalogue;
    this.group = group;
    this.readable = all ? letter -> true : readable(of(catalogue, letters), schemas);
    Properties properties = cluster.kafka();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id(cluster.prefix()));
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** By this name replays go on the cluster, their progress as a group and their transactions. */
  public static String id(String topicPrefix) {
    return topicPrefix + "screener-dlq-replay";
  }

  /** Must come first; ends what another replay has in hand. */
  void begin() {
    producer.initTransactions();
  }

  /** Sends these in again, all or none. */
  void send(List<Letter> letters, Map<TopicPartition, OffsetAndMetadata> upTo) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    letters.forEach(letter -> records(letter).ifPresent(records::add));
    producer.beginTransaction();
    try {
      for (ProducerRecord<byte[], byte[]> record : records) {
        // What fails the commit tells.
        var unused = producer.send(record);
      }
      producer.sendOffsetsToTransaction(upTo, group);
      producer.commitTransaction();
    } catch (ProducerFencedException another) {
      throw new KafkaException("another replay has begun meanwhile; this one stops here", another);
    } catch (KafkaException failed) {
      producer.abortTransaction();
      throw failed;
    }
    sent += records.size();
  }

  /** Letters that were sent in again. */
  long sent() {
    return sent;
  }

  /** Letters that cannot be read by this version either, and were left. */
  long unreadable() {
    return unreadable;
  }

  /** Letters that do not say where they stood, or stood where nothing may be sent in again. */
  long elsewhere() {
    return elsewhere;
  }

  private Optional<ProducerRecord<byte[], byte[]>> records(Letter letter) {
    String topic = letter.topic();
    if (topic == null || !mayHold(topic)) {
      elsewhere++;
      return Optional.empty();
    }
    if (!readable.test(letter)) {
      unreadable++;
      return Optional.empty();
    }
    return Optional.of(letter.again(topic, letter.partition()));
  }

  private boolean mayHold(String topic) {
    return catalogue.replayable().stream().map(Topic::name).anyMatch(topic::equals)
        || isBetweenDesks(topic);
  }

  /** From desk to desk a record has a topic of Kafka Streams' own. */
  private boolean isBetweenDesks(String topic) {
    return topic.startsWith(catalogue.prefix() + "moderation-streams-")
        && topic.endsWith("-repartition");
  }

  private static Optional<Topic<?>> of(TopicCatalogue catalogue, Topic<?> letters) {
    return catalogue.all().stream()
        .filter(topic -> topic.deadLetters().equals(letters.name()))
        .findFirst();
  }

  private static Predicate<Letter> readable(Optional<Topic<?>> topic, WriterSchemas schemas) {
    return topic
        .flatMap(known -> serde(known, schemas))
        .<Predicate<Letter>>map(
            serde ->
                letter -> {
                  try {
                    serde.decode(letter.record().value());
                    return true;
                  } catch (SerializationException still) {
                    return false;
                  }
                })
        // Values of the desks' own: the service tells.
        .orElse(letter -> true);
  }

  private static <V extends SpecificRecord> Optional<AvroSerde<V>> serde(
      Topic<V> topic, WriterSchemas schemas) {
    Class<V> type = topic.value();
    return type == null ? Optional.empty() : Optional.of(AvroSerde.of(type, schemas));
  }

  @Override
  public void close() {
    producer.close();
  }
}
