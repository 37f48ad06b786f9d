package dev.screener.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.LocalPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Three brokers and two instances of each service, each a process of its own, and between each
 * service and each broker a {@link Link}. The test itself reaches the brokers directly.
 */
final class FaultCluster implements AutoCloseable {
  static final int BROKERS = 3;
  static final int PARTITIONS = 3;
  static final List<String> SERVICES =
      List.of(
          "ingest-a", "ingest-b", "moderation-a", "moderation-b", "projection-a", "projection-b");

  static final String SITE = "fault-range-site-0000000000000000000000000000";
  static final String MODERATOR = "fault-range-moderator-00000000000000000000000";

  private static final Duration PATIENCE = Duration.ofSeconds(400);
  private static final Map<String, String> MAINS =
      Map.of(
          "ingest", "dev.screener.ingest.IngestMain",
          "moderation", "dev.screener.moderation.ModerationMain",
          "projection", "dev.screener.projection.ProjectionMain");

  private final TopicCatalogue topics = new TopicCatalogue("", PARTITIONS);
  private final LocalPorts ports = new LocalPorts();
  private final Path directory;
  private final String logs;
  private final BrokerNodes brokers;
  private final Map<String, JavaProcess> services = new LinkedHashMap<>();
  private final Map<String, Integer> servicePorts = new HashMap<>();
  private final List<Path> disks = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * Starts all of it.
   *
   * @param schedule says whose clock and disk must be ours
   * @param mutant what is broken on purpose
   */
  FaultCluster(Schedule schedule, Path directory, Mutant mutant) throws Exception {
    this.directory = directory;
    this.logs = "faults-" + schedule.seed();
    Files.createDirectories(directory);
    this.brokers = new BrokerNodes(directory, ports, mutant.answersEarly(), this::log);
    try {
      for (JavaProcess broker : brokers.all()) {
        broker.start();
      }
      prepareServices(schedule, mutant.settings());
      prepareTopics();
      System.out.println("[faults] brokers and topics are there");
    } catch (Exception | Error e) {
      close();
      throw e;
    }
  }

  TopicCatalogue topics() {
    return topics;
  }

  JavaProcess broker(int broker) {
    return brokers.all().get(broker);
  }

  JavaProcess service(String name) {
    return services.get(name);
  }

  Link link(String service, int broker) {
    return brokers.link(service, broker);
  }

  /** From the other brokers to this one. */
  Link peerLink(int broker) {
    return brokers.peerLink(broker);
  }

  Path stateOf(String service) {
    return directory.resolve("state-" + service);
  }

  /** What a service whose clock jumps takes as its time. */
  Path clockOf(String service) {
    return directory.resolve("clock-" + service);
  }

  String url(String service) {
    return "http://127.0.0.1:" + servicePorts.get(service);
  }

  void startServices() throws IOException {
    for (JavaProcess service : services.values()) {
      service.start();
    }
  }

  /** Ends the services that are not wanted any more. */
  void killAllBut(String kind) throws InterruptedException {
    for (JavaProcess service : services.values()) {
      if (!service.name().startsWith(kind)) {
        service.kill();
      }
    }
  }

  /** Starts what ended by itself. */
  void keepUp() throws IOException {
    for (JavaProcess service : services.values()) {
      service.keepUp();
    }
    for (JavaProcess broker : brokers.all()) {
      broker.keepUp();
    }
  }

  /** What ended though nobody killed it, and how often. */
  Map<String, Integer> endedByThemselves() {
    Map<String, Integer> ended = new LinkedHashMap<>();
    services.values().forEach(service -> ended.put(service.name(), service.endedByItself()));
    brokers.all().forEach(broker -> ended.put(broker.name(), broker.endedByItself()));
    ended.values().removeIf(times -> times == 0);
    return ended;
  }

  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              keepUp();
              return SERVICES.stream().allMatch(this::isReady);
            });
  }

  boolean isReady(String service) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url(service) + "/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notUp) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The node that leads the quorum now. */
  int controller() throws Exception {
    try (Admin admin = admin()) {
      return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
    }
  }

  Admin admin() {
    return brokers.clients().admin();
  }

  KafkaProducer<byte[], byte[]> producer() {
    return brokers.clients().producer();
  }

  KafkaConsumer<byte[], byte[]> consumer() {
    return brokers.clients().consumer();
  }

  private void prepareServices(Schedule schedule, Map<String, Map<String, String>> more)
      throws Exception {
    ServiceSettings settings = new ServiceSettings(directory);
    Set<String> clocks = schedule.befalls(Fault.Kind.CLOCK_JUMP);
    Set<String> smallDisks = schedule.befalls(Fault.Kind.FULL_DISK);
    for (String name : SERVICES) {
      String kind = name.substring(0, name.indexOf('-'));
      servicePorts.put(name, ports.free());
      Map<String, String> environment =
          settings.of(kind, brokers.addressesFor(name), servicePorts.get(name), stateOf(name));
      if (clocks.contains(name)) {
        Machine.setClock(clockOf(name), 0);
        environment.put("LD_PRELOAD", Machine.clockLibrary(directory).toString());
        environment.put("SCREENER_TEST_CLOCK", clockOf(name).toString());
      }
      if (smallDisks.contains(name)) {
        smallDisk(stateOf(name));
      }
      environment.putAll(more.getOrDefault(kind, Map.of()));
      services.put(
          name, new JavaProcess(name, 256, List.of(MAINS.get(kind)), environment, log(name)));
    }
  }

  private void smallDisk(Path state) throws IOException, InterruptedException {
    Files.createDirectories(state);
    assertThat(
            Machine.run(
                "mount", "-t", "tmpfs", "-o", "size=256m", "screener-faults", state.toString()))
        .as("a small disk at %s", state)
        .isTrue();
    disks.add(state);
  }

  private void prepareTopics() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = admin()) {
                return admin.describeCluster().nodes().get().size() == BROKERS;
              }
            });
    try (Admin admin = admin()) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(
              () -> {
                new TopicSetup(admin, topics).apply((short) BROKERS);
                return true;
              });
    }
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      SchemaTopic.publish(topics.schemas(), producer, List.of(ReviewSubmission.getClassSchema()));
    }
  }

  private Path log(String name) {
    return Path.of("target", "service-logs", logs + "-" + name + ".log").toAbsolutePath();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (JavaProcess service : services.values()) {
      service.kill();
    }
    brokers.close();
    for (Path disk : disks) {
      Machine.run("umount", "-l", disk.toString());
    }
  }
}
