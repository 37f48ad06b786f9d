package dev.screener.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.Topic;
import dev.screener.ingest.IngestService;
import dev.screener.ingest.IngestSettings;
import dev.screener.moderation.ModerationService;
import dev.screener.moderation.ModerationSettings;
import dev.screener.policy.DefaultPolicy;
import dev.screener.projection.ProjectionService;
import dev.screener.projection.ProjectionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** All doors closed: each service with exactly its ACLs, each role at each endpoint. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoorsIT {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REVIEW = "/v1/films/crossing/reviews/r1";

  @TempDir private static Path directory;
  private static ClosedSite site;

  @BeforeAll
  static void start() throws IOException {
    site = new ClosedSite(directory);
    site.start();
  }

  @AfterAll
  static void stop() throws Exception {
    site.close();
  }

  @Test
  @Order(1)
  void withExactlyTheirAclsTheServicesDoAllTheirWorkAndWhoDidWhatIsOnTheLog() throws IOException {
    assertStatus(202, site.send(8081, "PUT", "/v1/films/crossing", "site", "{\"title\":\"A\"}"));
    assertStatus(202, site.send(8081, "POST", "/v1/films/crossing/reviews", "site", review("r1")));
    eventually(200, "GET", REVIEW, "anonymous", "");
    assertStatus(202, decide("REJECT\",\"reason\":\"LOW_EFFORT"));
    until("/v1/moderation/audit", "auditor", "REJECT");
    assertStatus(
        202,
        site.send(
            8081,
            "POST",
            REVIEW + "/appeals",
            "site",
            "{\"authorId\":\"ada\",\"text\":\"I gave my reasons.\"}"));
    // A claim is the read side's own write, so this waits for the appeal's job.
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                site.send(8082, "POST", "/v1/moderation/queue/crossing/r1/claim", "moderator", "")
                            .status()
                        / 100
                    == 2);
    assertStatus(
        202,
        site.send(
            8081,
            "PUT",
            "/v1/moderation/policies/ours?acceptChange=true",
            "policy-owner",
            DefaultPolicy.yaml().replaceFirst("(?m)^policy: default$", "policy: ours"),
            "Content-Type",
            "application/yaml"));
    assertStatus(202, site.send(8081, "DELETE", "/v1/authors/bob", "site", ""));

    until("/v1/moderation/audit", "auditor", "\"POLICY\"");
    until("/v1/moderation/audit", "auditor", "\"CLAIM\"");
    JsonNode deeds = json(site.send(8082, "GET", "/v1/moderation/audit", "auditor", ""));

    assertThat(deeds.path("deeds"))
        .isNotEmpty()
        .allSatisfy(deed -> assertThat(deed.path("moderator").asText()).isNotBlank())
        .extracting(deed -> deed.path("kind").asText())
        .contains("POLICY", "CLAIM");
  }

  @Test
  @Order(2)
  void eachRoleIsLetInWhereTheTableSaysSoAndNowhereElse() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    int tried = 0;
    for (AccessTable.Row row : AccessTable.rows()) {
      for (Map.Entry<String, AccessTable.Cell> cell : row.cells().entrySet()) {
        String role = cell.getKey();
        ClosedSite.Answer answer =
            site.send(row.port(), row.method(), path(row, role), role, body(row));
        answer.response().body().close();
        tried++;
        if (!isAsTold(row, role, cell.getValue(), answer.status())) {
          wrong.put(row.endpoint() + " as " + role, cell.getValue() + " but " + answer.status());
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(400);
  }

  @Test
  @Order(3)
  void aReaderIsLetInAsItselfAlone() throws IOException {
    int tried = 0;
    for (AccessTable.Row row : AccessTable.rows()) {
      if (row.cells().get("reader") == AccessTable.Cell.SELF) {
        boolean deletes = row.method().equals("DELETE");
        String path =
            row.path()
                    .replace("{filmId}", "crossing")
                    .replace("{reviewId}", "r1")
                    .replace("{authorId}", "ada")
                + (deletes ? "?authorId=ada" : "");
        String body =
            deletes
                ? ""
                : row.path().endsWith("/reports")
                    ? "{\"reporterId\":\"ada\",\"kind\":\"SPAM\"}"
                    : "{\"authorId\":\"ada\",\"text\":\"Mine.\"}";

        assertThat(site.send(row.port(), row.method(), path, "reader", body).status())
            .as(row.endpoint())
            .isEqualTo(403);
        tried++;
      }
    }

    assertThat(tried).isEqualTo(6);
  }

  @Test
  @Order(4)
  void theConsolesCookieIsForItsOwnPagesAlone() throws IOException {
    String own = "http://127.0.0.1:" + site.actual(8082);
    ClosedSite.Answer signedIn =
        site.send(
            8082,
            "POST",
            "/moderation/session",
            "anonymous",
            "token=moderator&then=/moderation",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            own);
    String cookie = signedIn.response().headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).containsIgnoringCase("; HttpOnly").contains("; SameSite=Strict");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    String claim = "/v1/moderation/queue/crossing/r1/claim";

    assertThat(cookied("POST", claim, pair, own)).isNotIn(401, 403);
    assertThat(cookied("POST", claim, pair, "http://elsewhere.example")).isEqualTo(401);
    assertThat(cookied("DELETE", claim, pair, null)).isEqualTo(401);
    assertThat(cookied("GET", "/v1/moderation/queue", pair, null)).isEqualTo(200);
    assertThat(
            site.send(
                    8082,
                    "POST",
                    "/moderation/session",
                    "anonymous",
                    "token=moderator&then=/moderation",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Origin",
                    "http://elsewhere.example")
                .status())
        .isEqualTo(403);
  }

  @Test
  @Order(5)
  void noProgramMayDoMoreOnAnyTopicThanItNeeds() throws Exception {
    List<String> topics = topics();
    for (Map.Entry<String, List<Grant>> program : ClosedSite.NEEDS.entrySet()) {
      Map<String, Set<AclOperation>> allowed = new HashMap<>();
      try (Admin admin = site.admin(program.getKey())) {
        for (TopicDescription topic :
            admin
                .describeTopics(
                    topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames()
                .get()
                .values()) {
          allowed.put(topic.name(), topic.authorizedOperations());
        }
        refused(admin.describeAcls(AclBindingFilter.ANY).values()::get);
        refused(admin.deleteTopics(List.of(topics.get(0))).all()::get);
        refused(admin.createTopics(List.of(new NewTopic("another", 1, (short) 1))).all()::get);
      }

      assertThat(allowed).as(program.getKey()).isEqualTo(needed(program.getValue()));
    }
  }

  @Test
  @Order(6)
  void whoIsNobodyOrHasNoAclsGetsNothing() {
    try (Admin stranger = site.adminOf(ClosedSite.STRANGER, ClosedSite.STRANGER)) {
      assertThat(stranger.listTopics().names())
          .succeedsWithin(LONG)
          .satisfies(names -> assertThat(names).isEmpty());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    try (Admin forged = site.adminOf(ClosedSite.STRANGER, "guessed")) {
      assertThatThrownBy(() -> forged.listTopics().names().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  @Order(7)
  void whoHasAllOfAServicesAclsButOneIsRefused() throws Exception {
    without(
        LeastAccess.INGEST,
        ClosedSite.TOPICS.submitted(),
        () ->
            IngestService.start(
                    IngestSettings.from(new Environment(site.asStranger(site.ingestEnvironment()))))
                .close());
    without(
        ModerationSettings.SERVICE,
        ClosedSite.TOPICS.verdicts(),
        () ->
            ModerationService.start(
                    ModerationSettings.of(site.asStranger(site.moderationEnvironment())))
                .close());
    without(
        ProjectionSettings.SERVICE,
        ClosedSite.TOPICS.approved(),
        () ->
            ProjectionService.start(
                    ProjectionSettings.of(site.asStranger(site.projectionEnvironment())))
                .close());
  }

  /** Starts a program as somebody who may do to all topics but one what the program needs. */
  private static void without(String program, Topic<?> topic, Executable start) throws Exception {
    List<Grant> needs = ClosedSite.NEEDS.get(program);
    List<Grant> rest =
        needs.stream().filter(grant -> !grant.resource().name().equals(topic.name())).toList();
    assertThat(rest).hasSize(needs.size() - 1);
    String stranger = "User:" + ClosedSite.STRANGER;
    try (Admin root = site.root();
        Admin admin = site.adminOf(ClosedSite.STRANGER, ClosedSite.STRANGER)) {
      new AclSetup(root, Map.of(stranger, rest)).apply();
      Awaitility.await()
          .atMost(LONG)
          .until(() -> admin.listTopics().names().get().size() >= topics().size() - 1);

      assertThatThrownBy(start::execute)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(topic.name() + " is missing");

      root.deleteAcls(List.of(allOf(stranger))).all().get();
      Awaitility.await().atMost(LONG).until(() -> admin.listTopics().names().get().isEmpty());
    }
  }

  private static AclBindingFilter allOf(String principal) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
  }

  private static List<String> topics() {
    return Stream.concat(ClosedSite.TOPICS.all().stream(), ClosedSite.TOPICS.deadLetters().stream())
        .<String>map(Topic::name)
        .toList();
  }

  /**
   * The operations on topics by name, as a broker tells them: what implies another counts twice.
   */
  private static Map<String, Set<AclOperation>> needed(List<Grant> grants) {
    Map<String, Set<AclOperation>> needed = new HashMap<>();
    for (Grant grant : grants) {
      if (grant.resource().resourceType() == ResourceType.TOPIC
          && grant.resource().patternType() == PatternType.LITERAL) {
        Set<AclOperation> all = EnumSet.copyOf(grant.operations());
        if (all.contains(AclOperation.READ) || all.contains(AclOperation.WRITE)) {
          all.add(AclOperation.DESCRIBE);
        }
        if (all.contains(AclOperation.ALTER_CONFIGS)) {
          all.add(AclOperation.DESCRIBE_CONFIGS);
        }
        needed.put(grant.resource().name(), new HashSet<>(all));
      }
    }
    return needed;
  }

  private static void refused(Callable<?> attempt) {
    assertThatThrownBy(attempt::call).hasCauseInstanceOf(AuthorizationException.class);
  }

  private static boolean isAsTold(
      AccessTable.Row row, String role, AccessTable.Cell cell, int status) {
    boolean anonymous = role.equals("anonymous");
    boolean page = row.port() == 8082 && row.path().startsWith("/moderation");
    return switch (cell) {
      case NO -> status == (anonymous ? page ? 303 : 401 : 403);
      // 429 and 503 would say nothing of roles; a page that is let in leads nowhere else.
      case YES, SELF ->
          status != 401 && status != 403 && status != 429 && status != 303 && status != 503;
    };
  }

  private static String path(AccessTable.Row row, String role) {
    return row.path()
        .replace("{filmId}", "crossing")
        .replace("{reviewId}", "r1")
        .replace("{authorId}", role.equals("reader") ? ClosedSite.READER : "nobody")
        .replace("{jobId}", "crossing/r-none")
        .replace("{campaignId}", "c1")
        .replace("{name}", "ours");
  }

  private static String body(AccessTable.Row row) {
    return row.method().equals("GET") || row.method().equals("DELETE") ? "" : "{}";
  }

  private static String review(String id) {
    return """
        {"reviewId": "%s", "authorId": "ada", "rating": 8, "language": "en", "text": "The keys are a gimmick, \
        the locksmith is not: I would watch her open tins for two hours, and nearly did."}
        """
        .formatted(id);
  }

  private static ClosedSite.Answer decide(String action) throws IOException {
    return site.send(
        8081,
        "POST",
        "/v1/moderation/decisions",
        "moderator",
        "{\"target\":{\"filmId\":\"crossing\",\"reviewId\":\"r1\",\"revision\":1},\"action\":\""
            + action
            + "\"}");
  }

  private static int cookied(String method, String path, String cookie, String origin)
      throws IOException {
    ClosedSite.Answer answer =
        origin == null
            ? site.send(8082, method, path, "anonymous", "", "Cookie", cookie)
            : site.send(8082, method, path, "anonymous", "", "Cookie", cookie, "Origin", origin);
    answer.response().body().close();
    return answer.status();
  }

  private static void eventually(int status, String method, String path, String role, String body) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> site.send(8082, method, path, role, body).status() == status);
  }

  private static void until(String path, String role, String part) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> site.send(8082, "GET", path, role, "").body().contains(part));
  }

  private static JsonNode json(ClosedSite.Answer answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static void assertStatus(int status, ClosedSite.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }
}
