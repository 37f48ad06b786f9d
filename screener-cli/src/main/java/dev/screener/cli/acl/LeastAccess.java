package dev.screener.cli.acl;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import dev.screener.cli.dlq.LetterReplay;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.streams.StreamsSettings;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.DrivenModeration;
import dev.screener.moderation.ModerationSettings;
import dev.screener.projection.ProjectionService;
import dev.screener.projection.ProjectionSettings;
import dev.screener.projection.moderation.ModerationReading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The least that each program needs on the cluster. What the two Streams services read and write is
 * asked of their topologies; who else writes what, of the catalogue, in which each topic has one
 * owner.
 */
public final class LeastAccess {

  public static final String INGEST = "ingest-service";
  public static final String OPERATOR = "screener-operator";
  public static final String REPLAYER = "screener-replayer";

  private final TopicCatalogue topics;

  public LeastAccess(TopicCatalogue topics) {
    this.topics = topics;
  }

  /** Every program that connects to the cluster, with what it needs. */
  public Map<String, List<Grant>> all() {
    Map<String, List<Grant>> all = new TreeMap<>();
    all.put(INGEST, ingest());
    all.put(ModerationSettings.SERVICE, moderation());
    all.put(ProjectionSettings.SERVICE, projection());
    all.put(OPERATOR, operator());
    all.put(REPLAYER, replayer());
    return all;
  }

  /** Writes what it owns, and reads keys and policies; is in no group. */
  List<Grant> ingest() {
    Needs needs = new Needs();
    needs.writeOwned(INGEST);
    needs.add(topics.policies().name(), READ);
    needs.add(topics.personKeys().name(), READ);
    return needs.grants();
  }

  List<Grant> moderation() {
    Properties settings = streams(ModerationSettings.SERVICE);
    Topology topology = DrivenModeration.topology(ModerationSettings.of(environment()), settings);
    Needs needs = new Needs();
    needs.run(topology, settings);
    return needs.grants();
  }

  List<Grant> projection() {
    Properties settings = streams(ProjectionSettings.SERVICE);
    Needs needs = new Needs();
    needs.run(ProjectionService.described(topics, settings), settings);
    needs.writeOwned(ProjectionSettings.SERVICE);
    ModerationReading.readBeside(topics).forEach(topic -> needs.add(topic.name(), READ));
    return needs.grants();
  }

  /**
   * For people at the command line: creates topics and mends their settings, reads everything but
   * persons' keys, for reports and {@code tail}, publishes models. Decides and publishes policies
   * over HTTP only.
   */
  List<Grant> operator() {
    Needs needs = new Needs();
    Stream.concat(topics.all().stream(), topics.deadLetters().stream())
        .forEach(
            topic -> {
              needs.add(topic.name(), CREATE, DESCRIBE_CONFIGS, ALTER_CONFIGS);
              // Who has persons' keys can tell whom each token stands for, and read their notes.
              if (!topic.name().equals(topics.personKeys().name())) {
                needs.add(topic.name(), READ);
              }
            });
    needs.add(topics.models().name(), WRITE);
    return needs.grants();
  }

  /**
   * For {@code screener dlq replay} alone, since it writes where reviews and decisions come in:
   * reads dead letters and puts them where they stood.
   */
  List<Grant> replayer() {
    Needs needs = new Needs();
    topics.deadLetters().forEach(letters -> needs.add(letters.name(), READ));
    topics.replayable().forEach(topic -> needs.add(topic.name(), WRITE));
    needs.betweenDesks(ModerationSettings.SERVICE);
    needs.replay(LetterReplay.id(topics.prefix()));
    return needs.grants();
  }

  private Properties streams(String service) {
    Environment env = new Environment(environment());
    return StreamsSettings.of(env, service).properties();
  }

  private Map<String, String> environment() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        "none:1",
        "SCREENER_TOPIC_PREFIX",
        topics.prefix(),
        "SCREENER_PARTITIONS",
        Integer.toString(topics.partitions()));
  }

  /** Gathers what one program needs. All know the schemas and see that the topics are there. */
  private final class Needs {

    private final Map<String, Set<AclOperation>> byTopic = new TreeMap<>();
    private final List<Grant> others = new ArrayList<>();

    Needs() {
      Stream.concat(topics.all().stream(), topics.deadLetters().stream())
          .forEach(topic -> add(topic.name(), DESCRIBE));
      add(topics.schemas().name(), READ, WRITE);
    }

    void add(String topic, AclOperation... operations) {
      byTopic
          .computeIfAbsent(topic, name -> EnumSet.noneOf(AclOperation.class))
          .addAll(List.of(operations));
    }

    void writeOwned(String service) {
      topics.all().stream()
          .filter(topic -> topic.owner().equals(service))
          .forEach(topic -> add(topic.name(), WRITE));
    }

    /**
     * What a topology needs: its topics, where it puts what it cannot read, and what Kafka Streams
     * makes under the application's id.
     */
    void run(Topology topology, Properties settings) {
      Set<String> sources = new HashSet<>();
      Set<String> sinks = new HashSet<>();
      TopologyDescription description = topology.describe();
      description.subtopologies().stream()
          .flatMap(sub -> sub.nodes().stream())
          .forEach(node -> note(node, sources, sinks));
      description.globalStores().forEach(store -> note(store.source(), sources, sinks));
      sources.stream().filter(this::isDeclared).forEach(topic -> add(topic, READ));
      sources.forEach(topic -> add(topics.deadLettersOf(topic), WRITE));
      sinks.stream().filter(this::isDeclared).forEach(topic -> add(topic, WRITE));

      String application = settings.getProperty("application.id");
      // Repartition topics are emptied as they are read, which is to delete records.
      others.add(Grant.prefixed(TOPIC, application + '-', EnumSet.of(CREATE, READ, WRITE, DELETE)));
      others.add(Grant.literal(GROUP, application, EnumSet.of(READ)));
      others.add(Grant.prefixed(TRANSACTIONAL_ID, application + '-', EnumSet.of(WRITE)));
    }

    /** What lies between a service's desks. */
    void betweenDesks(String service) {
      others.add(Grant.prefixed(TOPIC, topics.prefix() + service + '-', EnumSet.of(WRITE)));
    }

    /** A group that keeps how far replays have come, and transactions, by the same name. */
    void replay(String id) {
      others.add(Grant.literal(GROUP, id, EnumSet.of(READ)));
      others.add(Grant.literal(TRANSACTIONAL_ID, id, EnumSet.of(WRITE)));
    }

    List<Grant> grants() {
      List<Grant> grants = new ArrayList<>();
      byTopic.forEach((topic, operations) -> grants.add(topicGrant(topic, operations)));
      grants.addAll(others);
      return grants;
    }

    /** Who may read or write may describe. */
    private Grant topicGrant(String topic, Set<AclOperation> operations) {
      Set<AclOperation> least = EnumSet.copyOf(operations);
      if (least.contains(READ) || least.contains(WRITE)) {
        least.remove(DESCRIBE);
      }
      if (least.contains(ALTER_CONFIGS)) {
        least.remove(DESCRIBE_CONFIGS);
      }
      return Grant.literal(TOPIC, topic, least);
    }

    private boolean isDeclared(String topic) {
      return topics.all().stream().map(Topic::name).anyMatch(topic::equals);
    }

    private void note(TopologyDescription.Node node, Set<String> sources, Set<String> sinks) {
      if (node instanceof TopologyDescription.Source source) {
        sources.addAll(source.topicSet());
      } else if (node instanceof TopologyDescription.Sink sink) {
        if (sink.topic() == null) {
          throw new IllegalStateException(sink.name() + " does not say where it writes");
        }
        sinks.add(sink.topic());
      }
    }
  }
}
