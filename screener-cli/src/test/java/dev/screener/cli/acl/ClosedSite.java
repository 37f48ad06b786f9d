package dev.screener.cli.acl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEObjectType;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import dev.screener.embedded.EmbeddedKafkaSettings.Encryption;
import dev.screener.ingest.IngestService;
import dev.screener.ingest.IngestSettings;
import dev.screener.moderation.ModerationService;
import dev.screener.moderation.ModerationSettings;
import dev.screener.projection.ProjectionService;
import dev.screener.projection.ProjectionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * A site with all doors closed: the broker speaks TLS, wants a password and goes by ACLs, each
 * program is a user of its own with what {@link LeastAccess} says and comes with the settings that
 * the page on security tells, and readers come with an issuer's tokens.
 */
final class ClosedSite implements AutoCloseable {

  static final String PREFIX = "films.";
  static final TopicCatalogue TOPICS = new TopicCatalogue(PREFIX, 2);
  static final Map<String, List<Grant>> NEEDS = new LeastAccess(TOPICS).all();
  static final String STRANGER = "stranger";
  static final String READER = "reader-1";

  private static final String SUPER_USER = "root";
  private static final String PAGES = "http://127.0.0.1:1";
  private static final Duration LONG = Duration.ofSeconds(90);

  private final Path directory;
  private final Encryption encryption;
  private final EmbeddedKafka kafka;
  private final MockOAuth2Server issuer = new MockOAuth2Server();
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private ModerationService moderation;
  private ProjectionService projection;
  private IngestService ingest;

  ClosedSite(Path directory) throws IOException {
    this.directory = directory;
    this.encryption = new Certificates(directory).ofBroker();
    Map<String, String> passwords = new HashMap<>();
    NEEDS.keySet().forEach(name -> passwords.put(PREFIX + name, name));
    passwords.put(STRANGER, STRANGER);
    passwords.put(SUPER_USER, SUPER_USER);
    kafka =
        new EmbeddedKafka(
            EmbeddedKafkaSettings.temporary()
                .withDoors(
                    new EmbeddedKafkaSettings.Doors(
                        SUPER_USER, passwords, Optional.of(encryption))));
  }

  void start() throws IOException {
    issuer.start(InetAddress.getLoopbackAddress(), 0);
    kafka.start();
    try (Admin root = adminOf(SUPER_USER, SUPER_USER)) {
      Map<String, List<Grant>> byPrincipal = new HashMap<>();
      NEEDS.forEach((program, needs) -> byPrincipal.put("User:" + PREFIX + program, needs));
      new AclSetup(root, byPrincipal).apply();
    }
    try (Admin operator = admin(LeastAccess.OPERATOR)) {
      // The answer is the controller's; the broker hears of it a moment later.
      Awaitility.await()
          .atMost(LONG)
          .ignoreExceptions()
          .until(() -> new TopicSetup(operator, TOPICS).apply((short) 1) != null);
    }
    moderation = ModerationService.start(ModerationSettings.of(moderationEnvironment()));
    projection = ProjectionService.start(ProjectionSettings.of(projectionEnvironment()));
    ingest = IngestService.start(IngestSettings.from(new Environment(ingestEnvironment())));
    Awaitility.await().atMost(LONG).until(() -> moderation.isReady() && projection.isReady());
    Awaitility.await()
        .atMost(LONG)
        .until(() -> send(8081, "POST", "/v1/reviews", "reader", "").status() != 503);
  }

  Map<String, String> ingestEnvironment() throws IOException {
    Map<String, String> environment = environment(LeastAccess.INGEST);
    environment.put("MODERATION_URLS", "http://127.0.0.1:" + moderation.port());
    return environment;
  }

  Map<String, String> moderationEnvironment() throws IOException {
    return environment(ModerationSettings.SERVICE);
  }

  Map<String, String> projectionEnvironment() throws IOException {
    Map<String, String> environment = environment(ProjectionSettings.SERVICE);
    environment.put("MODERATION_URLS", "http://127.0.0.1:" + moderation.port());
    return environment;
  }

  private Map<String, String> environment(String program) throws IOException {
    Map<String, String> environment = kafkaEnvironment(PREFIX + program, program);
    environment.put("SCREENER_TOPIC_PREFIX", PREFIX);
    environment.put("SCREENER_PARTITIONS", Integer.toString(TOPICS.partitions()));
    environment.put("PORT", "0");
    environment.put("STATE_DIR", directory.resolve(program).toString());
    environment.put("SCREENER_CREDENTIALS_FILE", credentials().toString());
    environment.put("SCREENER_SESSION_KEY", "0123456789abcdef".repeat(4));
    environment.put("PAGES_ORIGINS", PAGES);
    environment.put("OIDC_ISSUER", issuer.issuerUrl("films").toString());
    environment.put("OIDC_AUDIENCE", "screener");
    environment.put("OIDC_ROLES", "*=reader");
    return environment;
  }

  private Path credentials() throws IOException {
    String entries =
        Arrays.stream(Role.values())
            .filter(role -> role != Role.READER)
            .map(Role::code)
            .map(
                role ->
                    "{\"name\":\"our-%s\",\"roles\":[\"%s\"],\"tokenSha256\":\"%s\"}"
                        .formatted(role, role, Credentials.sha256(role)))
            .collect(Collectors.joining(",", "{\"credentials\":[", "]}"));
    return Files.writeString(directory.resolve("credentials.json"), entries);
  }

  /** The same settings for a process that is somebody else on the cluster. */
  Map<String, String> asStranger(Map<String, String> environment) throws IOException {
    Map<String, String> other = new HashMap<>(environment);
    other.putAll(kafkaEnvironment(STRANGER, STRANGER));
    other.put("STATE_DIR", directory.resolve(STRANGER).toString());
    other.put("START_PATIENCE_SECONDS", "0");
    return other;
  }

  Admin admin(String program) {
    return adminOf(PREFIX + program, program);
  }

  Admin root() {
    return adminOf(SUPER_USER, SUPER_USER);
  }

  Admin adminOf(String user, String password) {
    return Admin.create(kafka(user, password));
  }

  /** A client's settings, as a service makes them of its environment. */
  Properties kafka(String user, String password) {
    try {
      return new Environment(kafkaEnvironment(user, password)).kafka();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> kafkaEnvironment(String user, String password) throws IOException {
    Map<String, String> told = ToldSettings.of(user, password, encryption.authorities());
    told.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    return told;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** What a service answered; of a stream of events only its beginning was awaited. */
  record Answer(int status, HttpResponse<InputStream> response) {
    String body() throws IOException {
      try (InputStream body = response.body()) {
        return new String(body.readAllBytes(), UTF_8);
      }
    }
  }

  /**
   * Sends a request.
   *
   * @param port by which the service goes in the table
   * @param role anonymous for nobody
   */
  Answer send(int port, String method, String path, String role, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + actual(port) + path))
            .timeout(LONG)
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty() && headers.length == 0) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!role.equals("anonymous")) {
      request.header("Authorization", "Bearer " + token(role));
    }
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      return new Answer(response.statusCode(), response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int actual(int port) {
    return switch (port) {
      case 8081 -> ingest.port();
      case 8082 -> projection.port();
      default -> moderation.port();
    };
  }

  String token(String role) {
    return role.equals(Role.READER.code())
        ? issuer
            .issueToken(
                "films",
                "a-client",
                new DefaultOAuth2TokenCallback(
                    "films",
                    READER,
                    JOSEObjectType.JWT.getType(),
                    List.of("screener"),
                    Map.of(),
                    3_600))
            .serialize()
        : role;
  }

  @Override
  public void close() throws Exception {
    try {
      for (AutoCloseable part : Arrays.asList(ingest, projection, moderation, kafka)) {
        if (part != null) {
          part.close();
        }
      }
    } finally {
      issuer.shutdown();
    }
  }
}
