package dev.screener.projection;

import static dev.screener.projection.view.Events.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.streams.DeadLetters;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import dev.screener.projection.view.Events;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real broker: from the topics to what readers are told. */
@Timeout(300)
class ProjectionIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITIONS = 2;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final byte[] GARBAGE = "no Avro at all".getBytes(UTF_8);

  private static EmbeddedKafka kafka;

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private Cluster cluster;
  private ProjectionService service;
  private Map<String, String> environment;

  @BeforeAll
  static void startBroker() {
    kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary());
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @BeforeEach
  void startService() {
    // Each test is a site of its own on the same cluster.
    String prefix = "t" + System.nanoTime() + ".";
    cluster = new Cluster(kafka.bootstrapServers(), new TopicCatalogue(prefix, PARTITIONS));
    cluster.createTopics();
    environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("SCREENER_TOPIC_PREFIX", prefix);
    environment.put("SCREENER_PARTITIONS", Integer.toString(PARTITIONS));
    environment.put("PORT", "0");
    environment.put("STATE_DIR", directory.toString());
    // A busy machine may take long to open the first transaction.
    environment.put("SCREENER_AFTER_MAX_MS", "60000");
    service = ProjectionService.start(ProjectionSettings.of(environment));
    awaitReady();
  }

  @AfterEach
  void stopService() {
    if (service != null) {
      service.close();
    }
    cluster.close();
  }

  @Test
  void anApprovedReviewIsShownAndATakedownTakesItAway() {
    publishApproved("crossing", "r1");

    JsonNode statement = get("/v1/films/crossing/reviews/r1", token("crossing", "r1", "s-r1"));
    assertThat(statement.path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(shown("crossing")).containsExactly("r1");

    cluster.send(
        topics().verdicts(),
        "crossing/r1",
        Events.verdict("crossing", "r1", 1, Outcome.REJECTED, null));
    cluster.send(topics().approved(), "crossing/r1", null);

    await().atMost(LONG).until(() -> status("/v1/films/crossing/reviews") == 404);
    assertThat(get("/v1/films/crossing/reviews/r1", null).path("outcome").asText())
        .isEqualTo("REJECTED");
  }

  @Test
  void garbageOnEveryTopicStopsNothingAndIsPutAway() {
    cluster.sendBytes(topics().films(), "crossing", GARBAGE);
    cluster.sendBytes(topics().films(), "not/an/id", GARBAGE);
    cluster.sendBytes(topics().approved(), "crossing/r0", GARBAGE);
    cluster.sendBytes(topics().verdicts(), "crossing/r0", GARBAGE);
    cluster.sendBytes(topics().approved(), "without a slash", null);
    long offset =
        cluster.send(
            topics().films(),
            "crossing",
            Events.film("crossing", "Crossing", List.of("Drama"), List.of()));
    publishApproved("crossing", "r1");

    JsonNode film =
        get(
            "/v1/films/crossing",
            new WriteToken.OfFilm("crossing", cluster.partitionOf("crossing"), offset));
    get("/v1/films/crossing/reviews/r1", token("crossing", "r1", "s-r1"));

    assertThat(film.path("title").asText()).isEqualTo("Crossing");
    assertThat(shown("crossing")).containsExactly("r1");
    assertThat(cluster.deadLetters(topics().approved(), 2))
        .extracting(
            letter -> new String(letter.headers().lastHeader(DeadLetters.TOPIC).value(), UTF_8))
        .containsOnly(topics().approved().name());
    assertThat(cluster.deadLetters(topics().verdicts(), 1)).hasSize(1);
    // The other film's id lies in a partition of its own, which is not waited for above.
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(text("/metrics")).contains("screener_films_unreadable_total 2.0"));
  }

  @Test
  void aRestartKeepsTheView() {
    long offset =
        cluster.send(
            topics().films(),
            "crossing",
            Events.film("crossing", "Crossing", List.of("Drama"), List.of()));
    publishApproved("crossing", "r1");
    get("/v1/films/crossing/reviews/r1", token("crossing", "r1", "s-r1"));

    service.close();
    service = ProjectionService.start(ProjectionSettings.of(environment));
    awaitReady();

    JsonNode film =
        get(
            "/v1/films/crossing",
            new WriteToken.OfFilm("crossing", cluster.partitionOf("crossing"), offset));
    assertThat(film.path("title").asText()).isEqualTo("Crossing");
    assertThat(film.path("reviewCount").asInt()).isEqualTo(1);
    assertThat(shown("crossing")).containsExactly("r1");
    assertThat(text("/")).contains("Crossing");
    publishApproved("crossing", "r2");
    get("/v1/films/crossing/reviews/r2", token("crossing", "r2", "s-r2"));
    assertThat(shown("crossing")).containsExactly("r2", "r1");
  }

  private void publishApproved(String filmId, String reviewId) {
    String key = filmId + "/" + reviewId;
    cluster.send(
        topics().verdicts(),
        key,
        Events.verdict(filmId, reviewId, 1, Outcome.APPROVED, "s-" + reviewId));
    cluster.send(topics().approved(), key, Events.approved(filmId, reviewId, 1, 8, NOON));
  }

  private TopicCatalogue topics() {
    return cluster.topics();
  }

  private static WriteToken token(String filmId, String reviewId, String submissionId) {
    return new WriteToken.OfSubmission(filmId, reviewId, submissionId);
  }

  private List<String> shown(String filmId) {
    return get("/v1/films/" + filmId + "/reviews", null)
        .path("reviews")
        .findValuesAsText("reviewId");
  }

  private void awaitReady() {
    await().atMost(LONG).until(() -> status("/health/ready") == 200);
  }

  private int status(String path) {
    return ask(path, null).statusCode();
  }

  private String text(String path) {
    return ask(path, null).body();
  }

  private JsonNode get(String path, WriteToken after) {
    HttpResponse<String> response = ask(path, after);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    try {
      return JSON.readTree(response.body());
    } catch (java.io.IOException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  private HttpResponse<String> ask(String path, WriteToken after) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
            .timeout(LONG.plusSeconds(30));
    if (after != null) {
      request.header(WriteToken.HEADER, after.encode());
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }
}
