package dev.screener.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.ToldEndpoints;
import dev.screener.contracts.fuzz.Faults;
import dev.screener.contracts.fuzz.Fuzz;
import dev.screener.contracts.fuzz.RawRequest;
import dev.screener.contracts.fuzz.SlowClient;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.moderation.author.AuthorReader;
import dev.screener.moderation.cases.CampaignReader;
import dev.screener.moderation.cases.CaseReader;
import dev.screener.moderation.cases.RecentCases;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.Rejudging;
import dev.screener.moderation.query.CaseQueries;
import dev.screener.moderation.query.HistoryQueries;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may be asked of the topology's process, whose streams do not run here. */
@Timeout(3600)
class StatusServerTest {

  private static final List<String> GETS =
      List.of(
          "/v1/cases/f/r",
          "/v1/cases/f/r/author",
          "/v1/authors/ada/reviews",
          "/v1/campaigns/c1/spread?spanSeconds=60",
          "/v1/policies",
          "/v1/models",
          "/health/live",
          "/health/ready",
          "/metrics");
  private static final String RULES =
      "{\"rules\":\"policy: ours\\nversion: 1\\nrules:\\n  - id: one\\n    when: content.links >"
          + " 3\\n    verdict: HELD\\n    reason: SPAM\\n\",\"overlay\":null}";

  @TempDir private Path directory;
  private KafkaStreams streams;
  private CaseQueries queries;
  private StatusServer server;

  @AfterEach
  void stop() {
    server.close();
    streams.close();
  }

  @Test
  void noRequestIsAnsweredAsOurFault() throws IOException {
    start(new ConnectionLimits(1_000, 60, 30));

    Fuzz.of("requests to moderation-streams", StatusServerTest::broken)
        .madeSmallerBy(RawRequest::smaller)
        .onThreads("vert.x-eventloop")
        .tries(2_000)
        .check(request -> request.send(server.port()).mustBeSound());
  }

  @Test
  void aCaseAskedForBeforeTheStreamsRunIsAskedForAgain() throws IOException {
    start(new ConnectionLimits(1_000, 60, 30));

    RawRequest.Answer answer = get("/v1/cases/f/r").send(server.port());

    assertThat(answer.status()).isEqualTo(503);
    answer.mustBeSound();
  }

  @Test
  void whatNoRouteTakesIsRefusedWithAProblem() throws IOException {
    start(new ConnectionLimits(1_000, 60, 30));

    RawRequest.Answer nothing = get("/nothing").send(server.port());
    RawRequest.Answer malformed = get("/v1/cases/%zz/r").send(server.port());
    RawRequest.Answer otherwise =
        new RawRequest("PUT", "/metrics", Map.of(), new byte[0]).send(server.port());

    assertThat(nothing.status()).isEqualTo(404);
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(otherwise.status()).isEqualTo(405);
    for (RawRequest.Answer answer : List.of(nothing, malformed, otherwise)) {
      answer.mustBeSound();
    }
  }

  @Test
  void everyRouteIsInTheTableOfWhoMayDoWhatAndNoOther() throws IOException {
    start(new ConnectionLimits(3, 60, 30));
    Set<String> served = new TreeSet<>();
    Vertx vertx = Vertx.vertx();
    try {
      for (Route route :
          StatusServer.routes(
                  vertx, streams, queries, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
              .getRoutes()) {
        route
            .methods()
            .forEach(method -> served.add(ToldEndpoints.endpoint(method.name(), route.getName())));
      }
    } finally {
      vertx.close().await();
    }

    assertThat(served).isEqualTo(ToldEndpoints.of(8083));
  }

  @Test
  void slowAndIdleClientsAreCutOff() throws IOException {
    start(new ConnectionLimits(3, 3, 1));
    try (SlowClient body = new SlowClient(server.port())) {
      body.send(
          """
          POST /v1/policies/preview HTTP/1.1
          Host: localhost
          Authorization: Bearer moderator
          Content-Length: 5000

          {""");

      assertThat(body.drip(" ")).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
    }
    try (SlowClient head = new SlowClient(server.port());
        SlowClient idle = new SlowClient(server.port())) {
      head.send("GET /v1/policies HTTP/1.1\nX-Slow: ");

      assertThat(head.drip("a")).isEmpty();
      assertThat(idle.untilClosed()).isEmpty();
    }
  }

  @Test
  void moreConnectionsThanAreServedAreClosed() throws IOException {
    start(new ConnectionLimits(2, 60, 30));
    try (SlowClient one = new SlowClient(server.port());
        SlowClient two = new SlowClient(server.port());
        SlowClient oneMore = new SlowClient(server.port())) {
      assertThat(oneMore.untilClosed()).isEmpty();
      assertThat(one.isClosed()).isFalse();
      assertThat(two.isClosed()).isFalse();
    }
  }

  @Test
  void http2IsNotSpoken() throws IOException {
    start(new ConnectionLimits(3, 60, 30));
    try (SlowClient client = new SlowClient(server.port())) {
      client.send(
          """
          GET /metrics HTTP/1.1
          Host: localhost
          Connection: Upgrade, HTTP2-Settings
          Upgrade: h2c
          HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA

          """);

      assertThat(client.untilSaid("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }
  }

  private void start(ConnectionLimits limits) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("credentials.json"),
            "{\"credentials\":[{\"name\":\"m\",\"roles\":[\"moderator\"],\"tokenSha256\":\"%s\"}]}"
                .formatted(Credentials.sha256("moderator")));
    Bearers bearers = Bearers.of(Credentials.read(file));
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("any");
    Properties properties = new Properties();
    properties.put("application.id", "status-test");
    properties.put("bootstrap.servers", "127.0.0.1:1");
    properties.put("state.dir", directory.toString());
    streams = new KafkaStreams(builder.build(), properties);
    PolicyTimeline policies = PolicyTimeline.builtIn(null);
    ModelTimeline models = ModelTimeline.builtIn();
    CaseReader cases =
        new CaseReader(streams, WriterSchemas.none(), policies, new RecentCases(10, 1), models, 1);
    queries =
        new CaseQueries(
            cases,
            policies,
            models,
            new Rejudging(),
            new HistoryQueries(
                cases, new AuthorReader(streams, 1), new CampaignReader(streams), bearers, "a:1"),
            bearers,
            "a:1",
            Clock.systemUTC());
    server =
        StatusServer.start(
            "127.0.0.1",
            0,
            limits,
            streams,
            queries,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static RawRequest get(String path) {
    return new RawRequest("GET", path, Map.of("Authorization", "Bearer moderator"), new byte[0]);
  }

  private static RawRequest broken(Random random) {
    boolean preview = random.nextInt(4) == 0;
    Map<String, String> headers = new LinkedHashMap<>();
    if (random.nextInt(10) != 0) {
      headers.put("Authorization", seldomBroken("Bearer moderator", random));
    }
    if (random.nextInt(8) == 0) {
      headers.put("Expect", seldomBroken("100-continue", random));
    }
    if (random.nextInt(8) == 0) {
      headers.put("Content-Type", seldomBroken("multipart/form-data; boundary=x", random));
    }
    String path = preview ? "/v1/policies/preview" : GETS.get(random.nextInt(GETS.size()));
    byte[] body = preview ? Faults.in(RULES.getBytes(UTF_8), random, Faults.PIECES) : new byte[0];
    return new RawRequest(
        preview ? "POST" : "GET", '/' + seldomBroken(path.substring(1), random), headers, body);
  }

  private static String seldomBroken(String sound, Random random) {
    return random.nextInt(3) == 0 ? Faults.in(sound, random, Faults.PIECES) : sound;
  }
}
