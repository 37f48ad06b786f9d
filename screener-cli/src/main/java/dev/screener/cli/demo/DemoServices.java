package dev.screener.cli.demo;

import dev.screener.cli.tokens.Tokens;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import dev.screener.ingest.IngestService;
import dev.screener.ingest.IngestSettings;
import dev.screener.moderation.ModerationService;
import dev.screener.moderation.ModerationSettings;
import dev.screener.projection.ProjectionService;
import dev.screener.projection.ProjectionSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The broker and the three services, each started as it would be alone: by an environment. */
final class DemoServices implements AutoCloseable {
  private static final int PARTITIONS = 2;

  private final DemoPorts ports;
  private final Path directory;
  private final String sessionKey;
  private final String auditKey;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /**
   * @param directory absolute
   * @param sessionKey hexadecimal, for the guests who write on the pages
   * @param auditKey hexadecimal, picks the verdicts that are to be labelled
   */
  DemoServices(DemoPorts ports, Path directory, String sessionKey, String auditKey) {
    this.ports = ports;
    this.directory = directory;
    this.sessionKey = sessionKey;
    this.auditKey = auditKey;
  }

  void startBroker() {
    EmbeddedKafka kafka =
        new EmbeddedKafka(
            EmbeddedKafkaSettings.temporary()
                .withDataDirectory(directory.resolve("kafka"))
                .withPorts(List.of(ports.broker())));
    running.push(kafka);
    kafka.start();
  }

  void createTopics() {
    Map<String, Object> config =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      new TopicSetup(admin, new TopicCatalogue("", PARTITIONS)).apply((short) 1);
    }
  }

  void startModeration() {
    running.push(
        ModerationService.start(
            ModerationSettings.of(environment("moderation-streams", ports.moderation()))));
  }

  void startProjection() {
    running.push(
        ProjectionService.start(
            ProjectionSettings.of(environment("projection-service", ports.read()))));
  }

  void startIngest() {
    running.push(
        IngestService.start(
            IngestSettings.from(new Environment(environment("ingest-service", ports.ingest())))));
  }

  String bootstrapServers() {
    return DemoPorts.HOST + ":" + ports.broker();
  }

  private Map<String, String> environment(String service, int port) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("SCREENER_PARTITIONS", Integer.toString(PARTITIONS));
    environment.put("HOST", DemoPorts.HOST);
    environment.put("PORT", Integer.toString(port));
    environment.put("STATE_DIR", directory.resolve("state").resolve(service).toString());
    environment.put("SCREENER_CREDENTIALS_FILE", Tokens.credentialsFile(directory).toString());
    environment.put("SCREENER_SESSION_KEY", sessionKey);
    environment.put("AUDIT_KEY", auditKey);
    environment.put("MODERATION_URLS", ports.moderationUrl());
    environment.put("GUEST_READERS", "true");
    environment.put("INGEST_PUBLIC_URL", ports.ingestUrl());
    environment.put("READ_PUBLIC_URL", ports.readUrl());
    environment.put("PAGES_ORIGINS", ports.readUrl());
    return environment;
  }

  /**
   * Stops what was started, the last first, so that each finds what it depends on until it is down.
   */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      AutoCloseable service = running.pop();
      try {
        service.close();
      } catch (Exception e) {
        System.err.println("While stopping " + service.getClass().getSimpleName() + ": " + e);
      }
    }
  }
}
