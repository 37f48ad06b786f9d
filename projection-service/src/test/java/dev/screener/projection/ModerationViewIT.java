package dev.screener.projection;

import static dev.screener.projection.moderation.InMemoryModeration.caseJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The moderation view of two instances on a real broker: both say the same. */
@Timeout(300)
class ModerationViewIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITIONS = 2;
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path directory;
  private static final List<ProjectionService> instances = new ArrayList<>();
  private static EmbeddedKafka kafka;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws IOException {
    kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary());
    cluster = new Cluster(kafka.bootstrapServers(), new TopicCatalogue("", PARTITIONS));
    cluster.createTopics();
    Path credentials = directory.resolve("credentials.json");
    Files.writeString(
        credentials,
        String.format(
            "{\"credentials\": [{\"name\": \"ada\", \"roles\": [\"moderator\"], \"tokenSha256\":"
                + " \"%s\"}, {\"name\": \"bob\", \"roles\": [\"moderator\"], \"tokenSha256\":"
                + " \"%s\"}]}",
            Credentials.sha256("ada"), Credentials.sha256("bob")));
    instances.add(instance("one"));
    instances.add(instance("two"));
    await().atMost(LONG).until(() -> instances.stream().allMatch(ProjectionService::isReady));
  }

  @AfterAll
  static void stop() {
    instances.forEach(ProjectionService::close);
    cluster.close();
    kafka.close();
  }

  private static ProjectionService instance(String name) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("SCREENER_PARTITIONS", Integer.toString(PARTITIONS));
    environment.put("PORT", "0");
    environment.put("STATE_DIR", directory.resolve(name).toString());
    environment.put("SCREENER_CREDENTIALS_FILE", directory.resolve("credentials.json").toString());
    environment.put("SCREENER_SESSION_KEY", "0123456789abcdef".repeat(4));
    return ProjectionService.start(ProjectionSettings.of(environment));
  }

  private static CompletableFuture<JsonNode> ask(
      ProjectionService instance, String method, String path, String name) {
    return HTTP.sendAsync(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + instance.port() + "/v1/moderation/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + name)
                .timeout(LONG)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .thenApply(ModerationViewIT::json);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  /** A busy broker may not bring a claim back in time: then who claims is to try again. */
  private static CompletableFuture<String> claim(ProjectionService instance, String name) {
    return CompletableFuture.supplyAsync(
        () ->
            await()
                .atMost(LONG)
                .until(
                    () ->
                        ask(instance, "POST", "queue/crossing%2Fr1/claim", name)
                            .join()
                            .path("by")
                            .asText(),
                    by -> !by.isEmpty()));
  }

  private static String claimSeenBy(ProjectionService instance, String name) {
    return ask(instance, "GET", "queue", name).join().at("/jobs/0/claim/by").asText();
  }

  @Test
  void oneOfTwoModeratorsHasTheJobWhereverTheyAskAndARestartForgetsNothing() {
    // Given
    cluster.send(
        cluster.topics().queue(),
        "crossing/r1",
        caseJob("crossing", "r1", Lane.DOUBT, 0.5).build());
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              for (ProjectionService instance : instances) {
                assertThat(ask(instance, "GET", "queue", "ada").join().path("jobs")).hasSize(1);
              }
            });

    // When: both claim at once, each at an instance of its own.
    CompletableFuture<String> first = claim(instances.get(0), "ada");
    CompletableFuture<String> second = claim(instances.get(1), "bob");

    // Then
    List<String> answers = List.of(first.join(), second.join());
    assertThat(answers).containsExactlyInAnyOrder("you", "another");
    String holder = answers.get(0).equals("you") ? "ada" : "bob";
    String other = holder.equals("ada") ? "bob" : "ada";
    for (ProjectionService instance : instances) {
      await().atMost(LONG).until(() -> claimSeenBy(instance, holder).equals("you"));
      await().atMost(LONG).until(() -> claimSeenBy(instance, other).equals("another"));
    }

    // And a restart forgets nothing.
    instances.remove(0).close();
    instances.add(instance("one"));
    await().atMost(LONG).until(instances.get(1)::isReady);
    await().atMost(LONG).until(() -> claimSeenBy(instances.get(1), other).equals("another"));

    // When it is settled
    cluster.send(cluster.topics().queue(), "crossing/r1", null);

    // Then
    for (ProjectionService instance : instances) {
      await()
          .atMost(LONG)
          .until(
              () ->
                  ask(instance, "GET", "queue", "ada").join().path("waiting").path("jobs").asInt(-1)
                      == 0);
    }
  }

  @Test
  void theCountsOfAllPartitionsAreAddedUpAtEachInstance() {
    Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      cluster.send(
          cluster.topics().stats(),
          minute.toEpochMilli() + "/" + partition,
          ModerationStats.newBuilder()
              .setMinute(minute)
              .setPartition(partition)
              .setVerdicts(3)
              .setSubmissions(Map.of("en/APPROVED", 2L, "en/HELD", 1L))
              .build());
    }

    for (ProjectionService instance : instances) {
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> {
                JsonNode figures = ask(instance, "GET", "stats?minutes=5", "ada").join();
                long in = 0;
                for (JsonNode one : figures.path("series")) {
                  in += one.path("in").asLong();
                }
                assertThat(in).isEqualTo(6);
                assertThat(figures.at("/numbers/0/value").asDouble()).isBetween(33.3, 33.4);
              });
    }
  }
}
