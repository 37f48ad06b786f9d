package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A policy's way over HTTP: tried on the cases of two instances, refused, published all the same,
 * and at last made to judge what had been approved. And who may look.
 */
class PublishedPolicyIT {
  private static final int REVIEWS = 120;
  private static final String TEA = "The tea trolley steals the scene, and nobody minds. ";
  private static final String SNOW = "The snow falls on the bus, and nobody minds. ";
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private static TestCluster cluster;
  private static ServiceProcess ingest;
  private static ServiceProcess first;
  private static ServiceProcess second;
  private static Site site;

  @BeforeAll
  static void startAll(@TempDir Path directory) throws Exception {
    cluster = TestCluster.start(1, directory);
    Map<String, String> settings = new HashMap<>(cluster.singleReviews());
    settings.put("SCREENER_CREDENTIALS_FILE", directory.resolve("credentials.json").toString());
    first = cluster.moderation("moderation-1", settings);
    second = cluster.moderation("moderation-2", settings);
    ingest = cluster.ingest(Map.of("MODERATION_URLS", first.url() + "," + second.url()));
    ingest.start().awaitReady();
    first.start();
    second.start();
    first.awaitReady();
    second.awaitReady();
    site = new Site(ingest.url());
    for (int i = 0; i < REVIEWS; i++) {
      // Texts that differ, since a campaign's evidence would have them judged again.
      String text = (i % 2 == 0 ? TEA : SNOW) + CampaignIT.honestText(i);
      site.review("film-" + i % 20, "r-" + i, "author-" + i, 7, text);
    }
    for (int i = 0; i < REVIEWS; i++) {
      int review = i;
      await()
          .atMost(LONG)
          .until(
              () -> status("film-" + review % 20, "r-" + review, Site.ANNA), code -> code == 200);
    }
  }

  @AfterAll
  static void stopAll() throws Exception {
    cluster.close();
  }

  @Test
  void policyIsTriedRefusedPublishedAndThenJudgesAllAgain() throws Exception {
    // Given
    String house =
        Policies.ofSingleReviews()
            .replace("policy: default", "policy: house")
            .replace(
                "\nrules:\n",
                """

                rules:
                  - id: tea-trolley
                    when: text.hasPattern("tea trolley")
                    verdict: REJECTED
                    reason: OFF_TOPIC
                    examples:
                      - matches: {review.rating: 7, text: "The tea trolley again"}
                      - passes: {review.rating: 7, text: "The snow again"}
                """);

    // When
    HttpResponse<String> refused = publish(house, "", Site.OWNER);
    HttpResponse<String> published = publish(house, "?acceptChange=true", Site.OWNER);

    // Then
    JsonNode difference = JSON.readTree(refused.body()).path("difference");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(difference.path("cases").asInt()).isEqualTo(REVIEWS);
    assertThat(difference.path("before").path("APPROVED").asInt()).isEqualTo(REVIEWS);
    assertThat(difference.path("after").path("REJECTED").asInt()).isEqualTo(REVIEWS / 2);
    assertThat(difference.path("changes").path(0).path("samples").path(0).path("text").asText())
        .startsWith(TEA.strip());
    assertThat(published.statusCode()).as(published.body()).isEqualTo(202);

    // What comes from then on is judged by it, what was approved stays.
    await().atMost(LONG).until(() -> inForce(first) && inForce(second));
    site.review("film-0", "later", "author-later", 7, TEA + "again");
    await().atMost(LONG).until(() -> outcome("film-0", "later"), "REJECTED"::equals);
    JsonNode later = found("film-0", "later");
    assertThat(later.path("policyVersion").asText()).isEqualTo("house/1");
    assertThat(later.path("recomputed").path("differs")).isEmpty();
    assertThat(outcome("film-0", "r-0")).isEqualTo("APPROVED");

    // Until it is asked to judge all again.
    assertThat(publish(house, "?rejudge=all", Site.OWNER).statusCode()).isEqualTo(202);
    for (int i = 0; i < REVIEWS; i++) {
      String filmId = "film-" + i % 20;
      String reviewId = "r-" + i;
      String expected = i % 2 == 0 ? "REJECTED" : "APPROVED";
      await().atMost(LONG).until(() -> outcome(filmId, reviewId), expected::equals);
    }
  }

  @Test
  void casesAreShownToModeratorsAndPoliciesTakenFromTheirOwners() throws Exception {
    assertThat(status("film-1", "r-1", Site.ANNA)).isEqualTo(200);
    assertThat(status("film-1", "r-1", Site.TOKEN)).isEqualTo(403);
    assertThat(status("film-1", "r-1", Site.OWNER)).isEqualTo(403);
    assertThat(status("film-1", "r-1", "nobody")).isEqualTo(401);
    assertThat(status("film-1", "no-such", Site.ANNA)).isEqualTo(404);
    assertThat(publish("policy: house", "", Site.ANNA).statusCode()).isEqualTo(403);
    assertThat(publish("policy: house", "", "nobody").statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> publish(String yaml, String query, String token)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(ingest.url() + "/v1/moderation/policies/house" + query))
            .timeout(LONG)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(yaml))
            .build(),
        BodyHandlers.ofString());
  }

  private static boolean inForce(ServiceProcess moderation)
      throws IOException, InterruptedException {
    JsonNode policies = JSON.readTree(get(moderation, "/v1/policies", Site.OWNER).body());
    for (JsonNode policy : policies.path("policies")) {
      if (policy.path("policy").asText().equals("house/1")) {
        return policy.path("inForce").asBoolean();
      }
    }
    return false;
  }

  private static int status(String filmId, String reviewId, String token)
      throws IOException, InterruptedException {
    return get(first, "/v1/cases/" + filmId + '/' + reviewId, token).statusCode();
  }

  private static String outcome(String filmId, String reviewId)
      throws IOException, InterruptedException {
    return found(filmId, reviewId).path("outcome").asText();
  }

  /** Asked of the one instance, which sends us on to the other where that has the case. */
  private static JsonNode found(String filmId, String reviewId)
      throws IOException, InterruptedException {
    return JSON.readTree(get(first, "/v1/cases/" + filmId + '/' + reviewId, Site.ANNA).body());
  }

  private static HttpResponse<String> get(ServiceProcess moderation, String path, String token)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(moderation.url() + path))
            .timeout(LONG)
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }
}
