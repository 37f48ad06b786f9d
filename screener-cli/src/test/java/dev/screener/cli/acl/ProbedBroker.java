package dev.screener.cli.acl;

import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import dev.screener.moderation.ModerationSettings;
import dev.screener.projection.ProjectionSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker with all topics, a record in each, and every program's ACLs, on which no service runs:
 * anything may be written there. Next to the catalogue's topics stands one internal topic of each
 * Streams service, and one of nobody.
 */
final class ProbedBroker implements AutoCloseable {

  static final TopicCatalogue TOPICS = new TopicCatalogue("films.", 1);
  static final Map<String, List<Grant>> NEEDS = new LeastAccess(TOPICS).all();
  static final String STRANGER = "stranger";

  private static final String SUPER_USER = "root";

  private final EmbeddedKafka kafka;
  final Admin root;

  private ProbedBroker(EmbeddedKafka kafka) {
    this.kafka = kafka;
    this.root = Admin.create(settings(SUPER_USER));
  }

  static ProbedBroker start() throws Exception {
    Map<String, String> passwords = new HashMap<>(Map.of(SUPER_USER, SUPER_USER));
    Stream.concat(NEEDS.keySet().stream(), Stream.of(STRANGER))
        .forEach(program -> passwords.put(program, program));
    EmbeddedKafka kafka =
        EmbeddedKafka.started(
            EmbeddedKafkaSettings.temporary()
                .withDoors(new EmbeddedKafkaSettings.Doors(SUPER_USER, passwords)));
    try {
      ProbedBroker broker = new ProbedBroker(kafka);
      broker.furnish();
      return broker;
    } catch (Exception e) {
      kafka.close();
      throw e;
    }
  }

  private void furnish() throws Exception {
    new TopicSetup(root, TOPICS).apply((short) 1);
    root.createTopics(others().stream().map(name -> new NewTopic(name, 1, (short) 1)).toList())
        .all()
        .get();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            settings(SUPER_USER), new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] any = "any".getBytes(StandardCharsets.UTF_8);
      topics().forEach(topic -> producer.send(new ProducerRecord<>(topic, 0, any, any)));
      producer.flush();
    }
    Map<String, List<Grant>> byPrincipal = new HashMap<>();
    NEEDS.forEach((program, needs) -> byPrincipal.put(principal(program), needs));
    new AclSetup(root, byPrincipal).apply();
  }

  static String principal(String program) {
    return "User:" + program;
  }

  static List<String> topics() {
    List<String> names = new ArrayList<>(others());
    Stream.concat(TOPICS.all().stream(), TOPICS.deadLetters().stream())
        .map(Topic::name)
        .forEach(names::add);
    return names;
  }

  /** Where a prefix ends and another name begins. */
  static String under(String prefix) {
    return prefix + "probe";
  }

  private static List<String> others() {
    return List.of(
        under(TOPICS.prefix() + ModerationSettings.SERVICE + '-'),
        under(TOPICS.prefix() + ProjectionSettings.SERVICE + '-'),
        TOPICS.prefix() + "another");
  }

  Properties settings(String user) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("security.protocol", "SASL_PLAINTEXT");
    settings.put("sasl.mechanism", "SCRAM-SHA-512");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, user));
    // What was refused is tried again at once, until the broker has heard of it.
    settings.put("retry.backoff.ms", 5);
    settings.put("retry.backoff.max.ms", 50);
    // A consumer that asks for another partition waits for its last answer first.
    settings.put("fetch.max.wait.ms", 1);
    return settings;
  }

  @Override
  public void close() {
    root.close();
    kafka.close();
  }
}
