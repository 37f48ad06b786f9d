package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static dev.screener.projection.moderation.InMemoryModeration.caseJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.Lane;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.InMemoryModeration;
import dev.screener.projection.moderation.PastVerdicts;
import dev.screener.projection.view.FilmHidden;
import dev.screener.projection.view.FilmOwners;
import dev.screener.projection.view.FilmOwners.Holders;
import dev.screener.projection.view.FilmOwners.Peer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v1/moderation/*} over a view in memory. Each test has jobs of its own. */
@Timeout(180)
class ModerationEndpointsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> CREDENTIALS =
      List.of("moderator", "other", "auditor", "policy-owner", "admin", "site");

  @TempDir private static Path directory;
  private static RunningServer server;
  private static InMemoryModeration moderation;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.start(credentials());
    moderation = server.moderation;
    moderation.queue(caseJob(FILM, "r1", Lane.DOUBT, 0.5).build());
    moderation.cases.put(FILM + "/r1", told("r1"));
    moderation.campaign(InMemoryModeration.campaign("c1", CampaignState.SUSPECTED, Instant.EPOCH));
    moderation.tried = new Cases.Tried(200, JSON.readTree("{\"cases\": 3}"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Optional<Credentials> credentials() throws IOException {
    StringBuilder entries = new StringBuilder();
    for (String name : CREDENTIALS) {
      entries.append(
          String.format(
              "%s{\"name\": \"%s\", \"roles\": [\"%s\"], \"tokenSha256\": \"%s\"}",
              entries.isEmpty() ? "" : ",",
              name,
              name.equals("other") ? "moderator" : name,
              Credentials.sha256(name)));
    }
    Path file = directory.resolve("credentials.json");
    Files.writeString(file, "{\"credentials\": [" + entries + "]}");
    return Optional.of(Credentials.read(file));
  }

  private static Cases.Told told(String reviewId) {
    return judged(
        reviewId,
        "HELD",
        List.of("SPAM"),
        Map.of(),
        null,
        List.of(new Cases.Span("SPAM", false, 0, 3, 1.5f)));
  }

  private static Cases.Told judged(
      String reviewId,
      String outcome,
      List<String> reasons,
      Map<String, Integer> reports,
      String appeal,
      List<Cases.Span> spans) {
    return new Cases.Told(
        FILM,
        reviewId,
        2,
        outcome,
        "NONE",
        reasons,
        List.of("spam-likely"),
        "default/1",
        "shipped/3",
        "POLICY",
        "2026-03-01T12:00:00Z",
        null,
        "Buy now",
        "en",
        7,
        Map.of("content.spam", 0.97f, "from.tomorrow", 1f),
        reports,
        appeal,
        List.of(),
        List.of(),
        spans,
        List.of(new Cases.OfCampaign("c1", "SUSPECTED", 40, 38, 40, 0.9f)));
  }

  private static PastVerdicts.Past held(Instant at) {
    return new PastVerdicts.Past(
        1,
        "SUBMISSION",
        "POLICY",
        null,
        null,
        "HELD",
        "NONE",
        null,
        List.of("SPAM"),
        List.of(),
        "default/1",
        at);
  }

  private static HttpResponse<String> ask(String method, String path, String name, String body) {
    HttpRequest.Builder request =
        server
            .request(path)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (name != null) {
      request.header("Authorization", "Bearer " + name);
    }
    return server.send(request);
  }

  private static JsonNode read(String path, String name) {
    HttpResponse<String> answer = ask("GET", path, name, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningServer.json(answer);
  }

  private static JsonNode claim(String jobId, String name) {
    HttpResponse<String> answer =
        ask("POST", "/v1/moderation/queue/" + jobId + "/claim", name, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningServer.json(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    queue,                 200, 200, 403, 200, 403",
    "POST,   queue/JOB/claim,       200, 403, 403, 200, 403",
    "DELETE, queue/JOB/claim,       204, 403, 403, 204, 403",
    "GET,    cases/FILM/r1,         200, 200, 403, 200, 403",
    "GET,    campaigns,             200, 200, 403, 200, 403",
    "GET,    campaigns/c1,          200, 200, 403, 200, 403",
    "GET,    stats,                 200, 200, 200, 200, 403",
    "GET,    policies,              200, 200, 200, 200, 403",
    "POST,   policies/preview,      200, 200, 200, 200, 403",
    "GET,    sieges,                200, 200, 403, 200, 403",
    "GET,    audit,                 403, 200, 403, 200, 403",
    "GET,    queue?escalated=true,  403, 200, 403, 200, 403",
  })
  void everyAddressIsForItsRolesAlone(
      String method,
      String address,
      int moderator,
      int auditor,
      int policyOwner,
      int admin,
      int site) {
    String path = "/v1/moderation/" + address.replace("JOB", FILM + "%2Fr1").replace("FILM", FILM);
    String body = address.endsWith("preview") ? "{\"rules\": \"policy: x/1\"}" : null;

    assertThat(ask(method, path, "moderator", body).statusCode()).isEqualTo(moderator);
    assertThat(ask(method, path, "auditor", body).statusCode()).isEqualTo(auditor);
    assertThat(ask(method, path, "policy-owner", body).statusCode()).isEqualTo(policyOwner);
    assertThat(ask(method, path, "admin", body).statusCode()).isEqualTo(admin);
    assertThat(ask(method, path, "site", body).statusCode()).isEqualTo(site);
    assertThat(ask(method, path, null, body).statusCode()).isEqualTo(401);
    assertThat(ask(method, path, "nobody", body).statusCode()).isEqualTo(401);
  }

  @Test
  void theQueueComesByPagesWithHowMuchWaits() {
    moderation.queue(caseJob("paging", "a", Lane.ABUSE, 0.9).build());
    moderation.queue(caseJob("paging", "b", Lane.DOUBT, 0.5).build());

    JsonNode first = read("/v1/moderation/queue?film=paging&limit=1", "moderator");
    JsonNode second =
        read(
            "/v1/moderation/queue?film=paging&limit=1&cursor=" + first.path("next").asText(),
            "moderator");

    assertThat(first.at("/jobs/0/jobId").asText()).isEqualTo("paging/a");
    assertThat(second.at("/jobs/0/jobId").asText()).isEqualTo("paging/b");
    assertThat(second.has("next")).isFalse();
    assertThat(first.at("/jobs/0/text").asText()).isEqualTo("What a says");
    assertThat(first.at("/waiting/byLane/ABUSE").asInt()).isPositive();
    assertThat(first.at("/waiting/oldestSeconds").asLong()).isPositive();
    assertThat(first.at("/waiting/hoursFormula").asText()).contains("jobs x 30 s");
  }

  @ParameterizedTest
  @CsvSource({
    "queue?lane=NOWHERE, lane",
    "queue?lane=UNKNOWN, lane",
    "queue?limit=0, limit",
    "queue?cursor=x, cursor",
    "queue?film=%2F, film",
    "stats?minutes=1441, minutes",
    "campaigns?state=GONE, state",
    "campaigns?cursor=x, cursor",
    "queue?escalated=perhaps, escalated",
  })
  void whatIsMalformedIsNamed(String address, String field) {
    HttpResponse<String> answer = ask("GET", "/v1/moderation/" + address, "moderator", null);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningServer.json(answer).path("field").asText()).isEqualTo(field);
  }

  @Test
  void twoModeratorsMeetOnOneJobAndKnowIt() {
    moderation.queue(caseJob("meeting", "r1", Lane.DOUBT, 0.5).build());

    assertThat(claim("meeting/r1", "moderator").path("by").asText()).isEqualTo("you");
    assertThat(claim("meeting%2Fr1", "other").path("by").asText()).isEqualTo("another");

    String queue = "/v1/moderation/queue?film=meeting";
    assertThat(read(queue, "moderator").at("/jobs/0/claim/by").asText()).isEqualTo("you");
    assertThat(read(queue, "other").at("/jobs/0/claim/by").asText()).isEqualTo("another");
    assertThat(read(queue, "other").at("/jobs/0/claim/until").asText()).isNotEmpty();

    ask("DELETE", "/v1/moderation/queue/meeting/r1/claim", "other", null);
    assertThat(read(queue, "other").at("/jobs/0/claim/by").asText()).isEqualTo("another");
    ask("DELETE", "/v1/moderation/queue/meeting/r1/claim", "moderator", null);
    assertThat(read(queue, "other").at("/jobs/0").has("claim")).isFalse();
    assertThat(claim("meeting/r1", "other").path("by").asText()).isEqualTo("you");
  }

  @Test
  void whatDoesNotWaitCannotBeClaimed() {
    assertThat(
            ask("POST", "/v1/moderation/queue/nothing/here/claim", "moderator", null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aCaseIsToldWithAllThatBearsOnIt() {
    moderation.past.put(FILM + "/r1", List.of(held(Instant.EPOCH)));

    JsonNode told = read("/v1/moderation/cases/" + FILM + "/r1", "moderator");

    assertThat(told.path("blind").asBoolean()).isFalse();
    assertThat(told.path("text").asText()).isEqualTo("Buy now");
    assertThat(told.at("/verdict/outcome").asText()).isEqualTo("HELD");
    assertThat(told.at("/spans/0/to").asInt()).isEqualTo(3);
    assertThat(told.at("/signals/0/key").asText()).isEqualTo("content.spam");
    assertThat(told.at("/signals/0/usualRange").asText()).isNotEmpty();
    assertThat(told.at("/signals/0/description").asText()).isNotEmpty();
    assertThat(told.at("/signals/1/key").asText()).isEqualTo("from.tomorrow");
    assertThat(told.at("/pastVerdicts/0/outcome").asText()).isEqualTo("HELD");
    // The case itself is no other member of its campaign.
    assertThat(told.at("/campaigns/0/sample")).hasSize(1);
    assertThat(told.at("/campaigns/0/sample/0/filmId").asText()).isEqualTo("harbour");
    assertThat(told.at("/job/lane").asText()).isEqualTo("DOUBT");
    assertThat(told.at("/film/waiting").asInt()).isEqualTo(1);
    assertThat(moderation.authorizations).contains("Bearer moderator");
  }

  @Test
  void aCaseIsToldByTheInstanceThatKeepsItsFilm() throws IOException {
    try (RunningServer owner = RunningServer.start(credentials())) {
      owner.moderation.cases.put(FILM + "/r1", told("r1"));
      owner.moderation.past.put(FILM + "/r1", List.of(held(Instant.EPOCH)));
      moderation.past.clear();
      server.owners =
          film ->
              new Holders(
                  false, false, Optional.of(new Peer("127.0.0.1", owner.port())), List.of());

      JsonNode told = read("/v1/moderation/cases/" + FILM + "/r1", "moderator");
      HttpResponse<String> unknown =
          ask("GET", "/v1/moderation/cases/" + FILM + "/r1", "nobody", null);
      server.owners = FilmOwners.alone();

      assertThat(told.at("/pastVerdicts/0/outcome").asText()).isEqualTo("HELD");
      assertThat(owner.moderation.authorizations).containsExactly("Bearer moderator");
      assertThat(unknown.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aCaseThatIsLabelledBlindTellsNoVerdictToWhoeverMayLabelIt() {
    moderation.queue(caseJob(FILM, "blind", Lane.AUDIT, 0.1).build());
    moderation.cases.put(FILM + "/blind", told("blind"));
    String path = "/v1/moderation/cases/" + FILM + "/blind";

    for (String name : List.of("moderator", "admin")) {
      JsonNode told = read(path, name);
      assertThat(told.path("blind").asBoolean()).isTrue();
      assertThat(told.path("text").asText()).isEqualTo("Buy now");
      assertThat(told.toString()).doesNotContain("HELD", "SPAM", "spam", "SUSPECTED");
      assertThat(told.toString()).doesNotContain("shown", "siege", "author", "filmHistory");
      assertThat(told.path("film").properties())
          .extracting(Map.Entry::getKey)
          .isSubsetOf("filmId", "title");
    }
    assertThat(read(path, "auditor").at("/verdict/outcome").asText()).isEqualTo("HELD");
  }

  @Test
  void thePageOfACaseThatIsLabelledBlindIsTheSameWhateverBecameOfIt() {
    moderation.queue(caseJob(FILM, "page", Lane.AUDIT, 0.1).build());
    String path = "/moderation/cases/" + FILM + "/page";
    moderation.cases.put(
        FILM + "/page", judged("page", "APPROVED", List.of(), Map.of(), null, List.of()));
    String approved = ask("GET", path, "moderator", null).body();

    moderation.cases.put(
        FILM + "/page",
        judged(
            "page",
            "REJECTED",
            List.of("LOW_EFFORT", "ABUSE"),
            Map.of("SPOILER", 3),
            "I ask you to look again",
            List.of(new Cases.Span("SPAM", false, 0, 3, 1.5f))));
    moderation.past.put(FILM + "/page", List.of(held(Instant.EPOCH)));
    server.reviews.hidden = new FilmHidden(8, Map.of(), 3, Collections.nCopies(10, 0L));
    String rejected = ask("GET", path, "moderator", null).body();
    String toRead = ask("GET", path, "auditor", null).body();
    server.reviews.hidden = FilmHidden.NONE;

    assertThat(approved).contains("Labelled blind", "Buy now");
    assertThat(withoutTheTime(rejected)).isEqualTo(withoutTheTime(approved));
    assertThat(toRead).contains("I ask you to look again");
  }

  private static String withoutTheTime(String page) {
    return page.replaceAll("waits [^<]*", "waits");
  }

  @Test
  void noCaseIs404AndNoAnswerFromModerationIs503() {
    assertThat(ask("GET", "/v1/moderation/cases/" + FILM + "/none", "moderator", null).statusCode())
        .isEqualTo(404);

    moderation.casesAnswer = false;
    HttpResponse<String> answer =
        ask("GET", "/v1/moderation/cases/" + FILM + "/r1", "moderator", null);
    JsonNode campaign = read("/v1/moderation/campaigns/c1", "moderator");
    moderation.casesAnswer = true;

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    // A campaign's sample goes without its texts.
    assertThat(campaign.path("sample")).hasSize(2);
    assertThat(campaign.at("/sample/0").has("text")).isFalse();
  }

  @Test
  void campaignsComeTheNewestChangeFirstAndOneWithItsSample() {
    for (int i = 0; i < 3; i++) {
      moderation.campaign(
          InMemoryModeration.campaign(
              "cleared-" + i, CampaignState.CLEARED, Instant.EPOCH.plusSeconds(i)));
    }
    String path = "/v1/moderation/campaigns?state=CLEARED&limit=2";

    JsonNode first = read(path, "moderator");
    JsonNode second = read(path + "&cursor=" + first.path("next").asText(), "moderator");

    assertThat(first.at("/campaigns/0/campaignId").asText()).isEqualTo("cleared-2");
    assertThat(first.at("/campaigns/1/campaignId").asText()).isEqualTo("cleared-1");
    assertThat(second.at("/campaigns/0/campaignId").asText()).isEqualTo("cleared-0");
    assertThat(second.has("next")).isFalse();
    JsonNode one = read("/v1/moderation/campaigns/cleared-0", "moderator");
    assertThat(one.at("/campaign/jobId").asText()).isEqualTo("campaign/cleared-0");
    assertThat(ask("GET", "/v1/moderation/campaigns/none", "moderator", null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theFiguresSayAlsoWhatIsNotKnown() {
    JsonNode figures = read("/v1/moderation/stats?minutes=5", "moderator");

    assertThat(figures.path("numbers")).hasSize(8);
    assertThat(figures.path("series")).hasSize(5);
    assertThat(figures.at("/numbers/0").has("value")).isTrue();
    assertThat(figures.at("/numbers/0/value").isNull()).isTrue();
    assertThat(figures.at("/numbers/0/whyUnknown").asText()).isNotEmpty();
    assertThat(figures.at("/series/0").has("in")).isTrue();
  }

  @Test
  void policiesComeWithTheirTextTheBuiltInOneLast() {
    JsonNode policies = read("/v1/moderation/policies", "policy-owner").path("policies");

    JsonNode last = policies.get(policies.size() - 1);
    assertThat(last.path("name").asText()).isEqualTo("default");
    assertThat(last.path("inForce").asBoolean()).isTrue();
    assertThat(last.path("rules").asText()).contains("rules:");
    assertThat(last.has("effectiveFrom")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"not json", "{}", "{\"rules\": \"\"}", "{\"rules\": \"x\", \"other\": 1}"})
  void aPreviewNeedsAPolicy(String body) {
    assertThat(ask("POST", "/v1/moderation/policies/preview", "policy-owner", body).statusCode())
        .isEqualTo(400);
  }

  @Test
  void whoMayNotPreviewIsToldSoBeforeABodyIsTaken() {
    String begun = "POST /v1/moderation/policies/preview HTTP/1.1\r\nHost: x\r\n";

    assertThat(server.answerTo(begun + "Content-Length: 9000\r\n\r\n")).contains(" 401 ");
    assertThat(
            server.answerTo(begun + "Authorization: Bearer site\r\nContent-Length: 9000\r\n\r\n"))
        .contains(" 403 ");
    assertThat(
            server.answerTo(
                begun
                    + "Authorization: Bearer moderator\r\n"
                    + "Content-Length: 999999999\r\n\r\n"))
        .contains(" 413 ");
  }

  @Test
  void whileAClaimWaitsForABrokerOthersAreAnswered() {
    moderation.queue(caseJob("slow", "r1", Lane.DOUBT, 0.5).build());
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    moderation.beforeWriting =
        () -> {
          writing.countDown();
          RunningServer.awaitLatch(answered);
        };
    CompletableFuture<JsonNode> claim =
        CompletableFuture.supplyAsync(() -> claim("slow/r1", "moderator"));
    RunningServer.awaitLatch(writing);
    moderation.beforeWriting = () -> {};

    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);

    answered.countDown();
    assertThat(claim.join().path("by").asText()).isEqualTo("you");
  }

  @Test
  void whoIsSignedInWithoutTheRoleForAPageIsToldSoAndNotSentToSignInAgain() {
    HttpResponse<String> stranger = ask("GET", "/moderation/queue", null, null);
    HttpResponse<String> owner = ask("GET", "/moderation/queue", "policy-owner", null);

    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(owner.statusCode()).isEqualTo(403);
    assertThat(owner.body()).contains("Not for this credential");
    assertThat(ask("GET", "/moderation", "policy-owner", null).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverListensHearsOfJobsAndWhatWaits() throws Exception {
    HttpResponse<java.io.InputStream> stream =
        server.http.send(
            server.request("/v1/moderation/events", "Authorization", "Bearer auditor").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      // The first counts say that the listener is in the audience.
      until(lines, "event: counts");

      moderation.queue(caseJob("live", "r1", Lane.DOUBT, 0.5).build());

      until(lines, "event: job");
      assertThat(lines.readLine()).isEqualTo("data: {\"jobId\":\"live/r1\",\"state\":\"DOUBT\"}");
      until(lines, "event: counts");
      assertThat(lines.readLine()).contains("\"byLane\"");
    }
    assertThat(ask("GET", "/v1/moderation/events", "site", null).statusCode()).isEqualTo(403);
  }

  private static void until(BufferedReader lines, String wanted) throws IOException {
    for (String line = lines.readLine(); !wanted.equals(line); line = lines.readLine()) {
      assertThat(line).as("the stream ended before " + wanted).isNotNull();
    }
  }
}
