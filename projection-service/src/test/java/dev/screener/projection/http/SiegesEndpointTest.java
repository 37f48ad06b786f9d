package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.projection.live.EventFeed;
import dev.screener.projection.moderation.InMemoryModeration;
import dev.screener.projection.view.Events;
import dev.screener.projection.view.FilmHidden;
import dev.screener.projection.view.FilmOwners;
import dev.screener.projection.view.FilmVersions;
import dev.screener.projection.view.Sieges;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /v1/moderation/sieges} over a view in memory. */
class SiegesEndpointTest {

  private static final Instant NOON = Events.NOON;
  private static final Executor AT_ONCE = Runnable::run;

  static {
    // Avro copies enums of those packages only that the serdes have it trust.
    AvroSerde.of(FilmSiege.class, WriterSchemas.none());
  }

  private static final String[] MODERATOR = {"Authorization", "Bearer token of moderator"};

  private final HttpClient http = HttpClient.newHttpClient();
  private ReadServer server;

  @TempDir Path directory;

  @AfterEach
  void stop() {
    server.close();
  }

  private record Healthy() implements ReadSide.Health {
    @Override
    public boolean isLive() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public String state() {
      return "RUNNING";
    }
  }

  private static FilmSiege siege(String filmId) {
    return FilmSiege.newBuilder()
        .setFilmId(filmId)
        .setRatings(List.of(1, 2))
        .setReasons(List.of("Of 16 votes 12 gave the same rating, which others give in 3%."))
        .setEvidence(12.34f)
        .setVotes(64)
        .setSuspects(32)
        .setState(SiegeState.OPEN)
        .setOpenedAt(NOON)
        .setChangedAt(NOON.plusSeconds(60))
        .build();
  }

  private static FilmSiege ended(FilmSiege siege, Instant endedAt) {
    return FilmSiege.newBuilder(siege).setEndedAt(endedAt).build();
  }

  private void start(Sieges sieges, Optional<Credentials> moderators) {
    InMemoryFilmReviews reviews = new InMemoryFilmReviews();
    reviews.hidden =
        new FilmHidden(8, Map.of("SIEGE", 7L, "SPAM", 2L), 0, Collections.nCopies(10, 0L));
    server =
        ReadServer.start(
            "127.0.0.1",
            0,
            RunningServer.LIMITS,
            new ReadSide(
                new InMemoryFilms(),
                reviews,
                sieges,
                new ReadSide.Live(new EventFeed(1), 1, 1),
                new InMemoryModeration().view(Clock.systemUTC()),
                FilmOwners.alone(),
                new ReadSide.Kept(new FilmVersions(), 0),
                AT_ONCE,
                Duration.ofSeconds(1),
                URI.create("http://127.0.0.1:8081"),
                Optional.empty(),
                moderators.map(Bearers::of),
                Optional.empty(),
                new Healthy(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
  }

  private Optional<Credentials> credentials() throws IOException {
    StringBuilder entries = new StringBuilder();
    for (String role : List.of("moderator", "auditor", "admin", "site", "policy-owner")) {
      entries.append(
          String.format(
              "%s{\"name\": \"%s\", \"roles\": [\"%s\"], \"tokenSha256\": \"%s\"}",
              entries.isEmpty() ? "" : ",", role, role, Credentials.sha256("token of " + role)));
    }
    Path file = directory.resolve("credentials.json");
    Files.writeString(file, "{\"credentials\": [" + entries + "]}");
    return Optional.of(Credentials.read(file));
  }

  private HttpResponse<String> get(String... headers) {
    return get("", headers);
  }

  private HttpResponse<String> get(String query, String[] headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/v1/moderation/sieges" + query))
            .timeout(Duration.ofSeconds(30));
    try {
      return http.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void openAndEndedSiegesAreToldWithTheirReasonsAndCounts() throws IOException {
    // Given
    start(
        new InMemorySieges(
            List.of(siege(FILM)), List.of(ended(siege("unheard-of"), NOON.plusSeconds(600)))),
        credentials());

    // When
    HttpResponse<String> answer = get("Authorization", "Bearer token of moderator");

    // Then
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode body = new ObjectMapper().readTree(answer.body());
    JsonNode open = body.path("open").get(0);
    assertThat(open.path("filmId").asText()).isEqualTo(FILM);
    assertThat(open.path("jobId").asText()).isEqualTo("siege/" + FILM);
    assertThat(open.path("ratings").toString()).isEqualTo("[1,2]");
    assertThat(open.path("reasons").get(0).asText()).startsWith("Of 16 votes");
    assertThat(open.path("evidence").asDouble()).isEqualTo(12.3);
    assertThat(open.path("votes").asInt()).isEqualTo(64);
    assertThat(open.path("suspects").asInt()).isEqualTo(32);
    assertThat(open.path("openedAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(open.has("endedAt")).isFalse();
    JsonNode ended = body.path("ended").get(0);
    assertThat(ended.path("filmId").asText()).isEqualTo("unheard-of");
    assertThat(ended.has("title")).isFalse();
    assertThat(ended.path("endedAt").asText()).isEqualTo("2026-03-01T12:10:00Z");
  }

  @Test
  void howModeratorsDecidedIsToldWithWhatAnUndoMustName() throws IOException {
    // Given
    FilmSiege confirmed =
        FilmSiege.newBuilder(siege(FILM))
            .setState(SiegeState.CONFIRMED)
            .setRuledBy("d1")
            .setDecisionId("d2")
            .setDecisionAnswer(DecisionAnswer.UNFOUNDED)
            .build();
    start(new InMemorySieges(List.of(confirmed, siege("other")), List.of()), credentials());

    // When
    HttpResponse<String> answer = get("Authorization", "Bearer token of moderator");

    // Then
    JsonNode open = new ObjectMapper().readTree(answer.body()).path("open");
    assertThat(open.get(0).path("state").asText()).isEqualTo("CONFIRMED");
    assertThat(open.get(0).path("ruledBy").asText()).isEqualTo("d1");
    assertThat(open.get(0).path("lastDecision").toString())
        .isEqualTo("{\"decisionId\":\"d2\",\"answer\":\"UNFOUNDED\"}");
    assertThat(open.get(0).path("held").asLong()).isEqualTo(7);
    assertThat(open.get(1).path("state").asText()).isEqualTo("OPEN");
    assertThat(open.get(1).has("ruledBy")).isFalse();
    assertThat(open.get(1).has("lastDecision")).isFalse();
  }

  @Test
  void endedSiegesArePagedAndEachIsToldOnce() throws IOException {
    // Given
    List<FilmSiege> ended = new ArrayList<>();
    for (int i = 50; i > 0; i--) {
      ended.add(ended(siege("film-" + (100 - i)), NOON.plusSeconds(i / 3)));
    }
    start(new InMemorySieges(List.of(siege(FILM)), ended), credentials());

    // When
    List<String> told = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page =
          new ObjectMapper()
              .readTree(
                  get("?limit=7" + (next.isEmpty() ? "" : "&cursor=" + next), MODERATOR).body());
      page.path("ended").forEach(siege -> told.add(siege.path("filmId").asText()));
      assertThat(page.path("open")).hasSize(1);
      next = page.has("next") ? page.path("next").asText() : null;
    }

    // Then
    assertThat(told).isEqualTo(ended.stream().map(FilmSiege::getFilmId).toList());
    assertThat(get("?cursor=bad", MODERATOR).statusCode()).isEqualTo(400);
    assertThat(get("?limit=101", MODERATOR).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer token of moderator, 200",
    "bearer token of auditor, 200",
    "Bearer token of admin, 200",
    "Bearer token of site, 403",
    "Bearer token of policy-owner, 403",
    "Bearer nonsense, 401",
    "token of moderator, 401"
  })
  void whoMayNotIsNotToldAnything(String authorization, int status) throws IOException {
    // Given
    start(new InMemorySieges(List.of(siege(FILM)), List.of()), credentials());

    // When
    HttpResponse<String> answer = get("Authorization", authorization);

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body().contains(FILM)).isEqualTo(status == 200);
  }

  @Test
  void withoutATokenItAsksForOne() throws IOException {
    start(new InMemorySieges(List.of(siege(FILM)), List.of()), credentials());

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void withoutCredentialsItIsNotServed() {
    start(new InMemorySieges(List.of(siege(FILM)), List.of()), Optional.empty());

    HttpResponse<String> answer = get("Authorization", "Bearer token of moderator");

    assertThat(answer.statusCode()).isEqualTo(404);
  }
}
