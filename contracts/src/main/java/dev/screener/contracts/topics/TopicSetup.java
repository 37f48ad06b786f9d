package dev.screener.contracts.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the catalogue against a cluster: says what differs, creates what is missing, mends
 * settings.
 */
public final class TopicSetup {

  private static final int TIMEOUT_SECONDS = 30;

  private final Admin admin;
  private final TopicCatalogue catalogue;

  public TopicSetup(Admin admin, TopicCatalogue catalogue) {
    this.admin = admin;
    this.catalogue = catalogue;
  }

  /**
   * How one topic stands on the cluster.
   *
   * @param partitions as on the cluster; 0 where the topic is missing
   * @param settings those that are not as declared, a line each
   */
  public record State(Topic<?> topic, boolean exists, int partitions, List<String> settings) {

    /** All that is not as declared, a line each; empty when the topic needs nothing. */
    public List<String> differences() {
      if (!exists) {
        return List.of("missing");
      }
      List<String> all = new ArrayList<>();
      if (partitions != topic.partitions()) {
        all.add("partitions: " + partitions + ", declared " + topic.partitions());
      }
      all.addAll(settings);
      return all;
    }
  }

  /**
   * Every topic, dead letters included, as it stands.
   *
   * @throws KafkaException when the cluster does not answer within 30 s
   */
  public List<State> states() {
    List<Topic<?>> topics = declared();
    Map<String, TopicDescription> found = describe(topics);
    Map<String, Config> configs = configs(found.keySet());
    List<State> states = new ArrayList<>();
    for (Topic<?> topic : topics) {
      states.add(state(topic, found.get(topic.name()), configs.get(topic.name())));
    }
    return states;
  }

  /**
   * Creates what is missing and mends settings that differ. Partition counts are never changed,
   * since keys would move: what differs there stays, and {@link #requireAsDeclared} refuses it.
   *
   * @param replication of new topics
   * @return what was done, a line each
   * @throws KafkaException when the cluster refuses or does not answer
   */
  public List<String> apply(short replication) {
    List<String> done = new ArrayList<>();
    List<Topic<?>> missing = new ArrayList<>();
    for (State state : states()) {
      if (!state.exists()) {
        missing.add(state.topic());
        done.add("created " + state.topic().name());
      } else if (!state.settings().isEmpty()) {
        mend(state.topic());
        done.add("mended " + state.topic().name() + ": " + String.join("; ", state.settings()));
      }
    }
    create(missing, replication);
    awaitVisible(missing);
    return done;
  }

  /**
   * Whether every topic is there, with whatever settings.
   *
   * @throws KafkaException when the cluster does not answer within 30 s
   */
  public boolean isComplete() {
    List<Topic<?>> topics = declared();
    return describe(topics).size() == topics.size();
  }

  /**
   * Refuses a cluster on which a service would go astray. Asks for partition counts only, since a
   * service need not be allowed to read settings.
   *
   * @throws IllegalStateException naming every topic that is missing or has another number of
   *     partitions
   */
  public void requireAsDeclared() {
    List<String> faults =
        counted().stream()
            .filter(state -> state.partitions() != state.topic().partitions())
            .map(TopicSetup::fault)
            .toList();
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The cluster's topics are not as declared: "
              + String.join("; ", faults)
              + ". Run `screener topics apply`, or set SCREENER_PARTITIONS to what the cluster has.");
    }
  }

  /** Every topic by its count alone. */
  private List<State> counted() {
    List<Topic<?>> topics = declared();
    Map<String, TopicDescription> found = describe(topics);
    List<State> states = new ArrayList<>();
    for (Topic<?> topic : topics) {
      TopicDescription description = found.get(topic.name());
      int partitions = description == null ? 0 : description.partitions().size();
      states.add(new State(topic, description != null, partitions, List.of()));
    }
    return states;
  }

  private static String fault(State state) {
    return state.exists()
        ? state.topic().name()
            + " has "
            + state.partitions()
            + " partitions where "
            + state.topic().partitions()
            + " are declared"
        : state.topic().name() + " is missing";
  }

  private List<Topic<?>> declared() {
    return Stream.concat(catalogue.all().stream(), catalogue.deadLetters().stream())
        .collect(Collectors.toList());
  }

  private Map<String, TopicDescription> describe(List<Topic<?>> topics) {
    Collection<String> existing = await(admin.listTopics().names());
    List<String> present =
        topics.stream().map(Topic::name).filter(existing::contains).collect(Collectors.toList());
    Map<String, TopicDescription> found = new TreeMap<>();
    admin
        .describeTopics(present)
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                found.put(name, await(description));
              } catch (UnknownTopicOrPartitionException notYet) {
                // Brokers learn of a new topic one after the other, and another one answered here.
              }
            });
    return found;
  }

  private Map<String, Config> configs(Collection<String> names) {
    List<ConfigResource> resources = names.stream().map(TopicSetup::resource).toList();
    Map<String, Config> configs = new TreeMap<>();
    await(admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  private static State state(
      Topic<?> topic, @Nullable TopicDescription description, @Nullable Config config) {
    if (description == null || config == null) {
      return new State(topic, false, 0, List.of());
    }
    List<String> settings = new ArrayList<>();
    topic
        .configs()
        .forEach(
            (name, declared) -> {
              ConfigEntry entry = config.get(name);
              String actual = entry == null ? "unset" : entry.value();
              if (!declared.equals(actual)) {
                settings.add(name + ": " + actual + ", declared " + declared);
              }
            });
    return new State(topic, true, description.partitions().size(), settings);
  }

  private void create(List<Topic<?>> topics, short replication) {
    List<NewTopic> toCreate = topics.stream().map(topic -> topic.toCreate(replication)).toList();
    admin.createTopics(toCreate).values().values().forEach(TopicSetup::awaitCreated);
  }

  private static void awaitCreated(KafkaFuture<Void> created) {
    try {
      await(created);
    } catch (TopicExistsException raced) {
      // Another process created it between the look and the call; that is what was wanted.
    }
  }

  /**
   * The controller answers before the brokers know: who looks at once would find topics missing.
   */
  private void awaitVisible(List<Topic<?>> topics) {
    List<String> names = topics.stream().map(Topic::name).collect(Collectors.toList());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (!await(admin.listTopics().names()).containsAll(names)) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException(
            "The created topics do not show up within " + TIMEOUT_SECONDS + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private void mend(Topic<?> topic) {
    List<AlterConfigOp> operations =
        topic.configs().entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .collect(Collectors.toList());
    await(admin.incrementalAlterConfigs(Map.of(resource(topic.name()), operations)).all());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new KafkaException("The cluster refused: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new KafkaException(
          "The cluster did not answer within "
              + TIMEOUT_SECONDS
              + " s; is KAFKA_BOOTSTRAP_SERVERS right?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for the cluster", e);
    }
  }
}
