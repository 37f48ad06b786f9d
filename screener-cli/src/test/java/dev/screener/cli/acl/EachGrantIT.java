package dev.screener.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The least is the least: without any one ACL a program cannot do what that one is for, and what it
 * was not granted it cannot do. Clients under the programs' names do each operation.
 */
@Timeout(600)
class EachGrantIT {

  private static final Duration LONG = Duration.ofSeconds(90);

  private static final Set<AclOperation> ON_TOPICS =
      EnumSet.of(
          AclOperation.DESCRIBE,
          AclOperation.READ,
          AclOperation.WRITE,
          AclOperation.CREATE,
          AclOperation.DELETE,
          AclOperation.ALTER,
          AclOperation.DESCRIBE_CONFIGS,
          AclOperation.ALTER_CONFIGS);
  private static final Set<AclOperation> ON_GROUPS =
      EnumSet.of(AclOperation.DESCRIBE, AclOperation.READ, AclOperation.DELETE);
  private static final Set<AclOperation> ON_TRANSACTIONAL_IDS =
      EnumSet.of(AclOperation.DESCRIBE, AclOperation.WRITE);

  private static ProbedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = ProbedBroker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Stream<String> programs() {
    return ProbedBroker.NEEDS.keySet().stream();
  }

  static Stream<String> everybody() {
    return Stream.concat(programs(), Stream.of(ProbedBroker.STRANGER));
  }

  @Test
  void withoutAnyOneAclAProgramCannotDoWhatItIsForAndWithItItCan() {
    // A change of ACLs waits for the controller's disk, and those of several programs wait at once.
    ExecutorService atOnce = Executors.newCachedThreadPool();

    try {
      List<CompletableFuture<Void>> tried =
          programs()
              .map(program -> CompletableFuture.runAsync(() -> takeAwayEach(program), atOnce))
              .toList();

      // All are over, well or not, before the broker goes.
      CompletableFuture.allOf(tried.toArray(CompletableFuture[]::new)).join();
    } finally {
      atOnce.shutdownNow();
    }
  }

  private static void takeAwayEach(String program) {
    List<AclBinding> acls = aclsOf(program);
    try (Attempts attempts = new Attempts(broker.settings(program))) {
      acls.forEach(acl -> awaitThat(attempts, acl, true));
      for (AclBinding acl : acls) {
        broker.root.deleteAcls(List.of(acl.toFilter()));
        awaitThat(attempts, acl, false);
        // The controller changes one after the other, so this one counts before the next is gone.
        broker.root.createAcls(List.of(acl));
      }
      acls.forEach(acl -> awaitThat(attempts, acl, true));
    }
  }

  private static void awaitThat(Attempts attempts, AclBinding acl, boolean may) {
    Awaitility.await((may ? "with " : "without ") + acl)
        .atMost(LONG)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> may(attempts, acl) == may);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void whatIsNotGrantedIsRefusedOnEachTopicGroupAndTransactionalId(String user) {
    Set<String> granted = new TreeSet<>();
    Set<String> done = new TreeSet<>();

    try (Attempts attempts = new Attempts(broker.settings(user))) {
      for (ResourcePattern resource : resources()) {
        for (AclOperation operation : operations(resource.resourceType())) {
          String told = operation + " " + resource.resourceType() + " " + resource.name();
          if (isGranted(user, resource, operation)) {
            granted.add(told);
          }
          if (attempts.may(resource.resourceType(), resource.name(), operation)) {
            done.add(told);
          }
        }
        if (resource.resourceType() == ResourceType.TOPIC
            && !isGranted(user, resource, AclOperation.DELETE)) {
          assertThat(attempts.mayDeleteTopic(resource.name())).as(resource.name()).isFalse();
        }
      }

      assertThat(done).isEqualTo(granted);
      for (KafkaFuture<?> attempt : attempts.onTheCluster()) {
        assertThatThrownBy(attempt::get).hasCauseInstanceOf(AuthorizationException.class);
      }
    }
  }

  private static boolean may(Attempts attempts, AclBinding acl) {
    String name = acl.pattern().name();
    return attempts.may(
        acl.pattern().resourceType(),
        acl.pattern().patternType() == PatternType.PREFIXED ? ProbedBroker.under(name) : name,
        acl.entry().operation());
  }

  private static List<AclBinding> aclsOf(String program) {
    return ProbedBroker.NEEDS.get(program).stream()
        .flatMap(grant -> grant.bindings(ProbedBroker.principal(program)))
        .toList();
  }

  /** Every topic, and the groups and transactional ids of each program and of nobody. */
  private static List<ResourcePattern> resources() {
    List<ResourcePattern> all = new ArrayList<>();
    ProbedBroker.topics().forEach(topic -> all.add(literal(ResourceType.TOPIC, topic)));
    Set<String> ids = new TreeSet<>();
    everybody().map(user -> ProbedBroker.TOPICS.prefix() + user).forEach(ids::add);
    ProbedBroker.NEEDS.values().stream()
        .flatMap(List::stream)
        .map(Grant::resource)
        .filter(resource -> resource.resourceType() != ResourceType.TOPIC)
        .map(EachGrantIT::inIt)
        .forEach(ids::add);
    for (String id : ids) {
      all.add(literal(ResourceType.GROUP, id));
      all.add(literal(ResourceType.TRANSACTIONAL_ID, id));
    }
    return all;
  }

  private static String inIt(ResourcePattern resource) {
    return resource.patternType() == PatternType.PREFIXED
        ? ProbedBroker.under(resource.name())
        : resource.name();
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }

  private static Set<AclOperation> operations(ResourceType type) {
    return switch (type) {
      case TOPIC -> ON_TOPICS;
      case GROUP -> ON_GROUPS;
      default -> ON_TRANSACTIONAL_IDS;
    };
  }

  /** By the grants alone, and what Kafka lets follow from them. */
  private static boolean isGranted(String user, ResourcePattern resource, AclOperation operation) {
    return ProbedBroker.NEEDS.getOrDefault(user, List.of()).stream()
        .filter(grant -> grant.resource().resourceType() == resource.resourceType())
        .filter(
            grant ->
                grant.resource().patternType() == PatternType.PREFIXED
                    ? resource.name().startsWith(grant.resource().name())
                    : resource.name().equals(grant.resource().name()))
        .anyMatch(grant -> grant.operations().contains(operation) || implies(grant, operation));
  }

  private static boolean implies(Grant grant, AclOperation operation) {
    return switch (operation) {
      case DESCRIBE ->
          grant.operations().contains(AclOperation.READ)
              || grant.operations().contains(AclOperation.WRITE)
              || grant.operations().contains(AclOperation.DELETE)
              || grant.operations().contains(AclOperation.ALTER);
      case DESCRIBE_CONFIGS -> grant.operations().contains(AclOperation.ALTER_CONFIGS);
      default -> false;
    };
  }
}
