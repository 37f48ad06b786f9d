package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.http.WriteToken;
import dev.screener.projection.view.ReviewSort;
import dev.screener.projection.view.Sieges;
import dev.screener.projection.view.Standing;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP side over views in memory. */
class ReadServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = new WriteToken.OfSubmission(FILM, "r1", "s1").encode();

  private static final String OTHER_TOKEN = new WriteToken.OfSubmission(FILM, "r1", "s2").encode();

  private final InMemoryFilms films = new InMemoryFilms();
  private final InMemoryFilmReviews reviews = new InMemoryFilmReviews();
  private final ReaderSessions sessions = new ReaderSessions(new byte[32], Clock.systemUTC());
  private final ExecutorService readers = Executors.newFixedThreadPool(2);
  private final HttpClient http = HttpClient.newHttpClient();
  private ReadServer server;

  @BeforeEach
  void start() {
    server =
        ReadServer.start(
            "127.0.0.1",
            0,
            new ReadSide(
                films,
                reviews,
                () -> new Sieges.Now(List.of(), List.of()),
                readers,
                Duration.ofSeconds(1),
                URI.create("http://127.0.0.1:8081"),
                Optional.of(sessions),
                Optional.empty(),
                new Healthy(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
  }

  @AfterEach
  void stop() {
    server.close();
    readers.shutdownNow();
  }

  private record Healthy() implements ReadSide.Health {
    @Override
    public boolean isLive() {
      return true;
    }

    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public String state() {
      return "REBALANCING";
    }
  }

  @Test
  void reviewsComeInPagesWithTheirTextUnchanged() {
    reviews.show("r1", 7, "first \"<b>\" \uD83D\uDE00");
    reviews.show("r2", 8, "second");
    reviews.show("r3", 8, "third");

    JsonNode first = json(get("/v1/films/crossing/reviews?limit=2"));
    JsonNode second =
        json(get("/v1/films/crossing/reviews?limit=2&cursor=" + first.path("next").asText()));

    assertThat(first.path("reviews").findValuesAsText("reviewId")).containsExactly("r3", "r2");
    assertThat(second.path("reviews").findValuesAsText("reviewId")).containsExactly("r1");
    assertThat(second.path("reviews").get(0).path("text").asText())
        .isEqualTo("first \"<b>\" \uD83D\uDE00");
    assertThat(second.path("reviews").get(0).path("submittedAt").asText())
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(second.has("next")).isTrue();
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(first.toString()).doesNotContain("authorId");
  }

  @Test
  void sortAndRatingReachTheView() {
    reviews.show("r1", 7, "text");

    get("/v1/films/crossing/reviews?sort=lowest&rating=7&limit=100");

    assertThat(reviews.asked.get(0).sort()).isEqualTo(ReviewSort.LOWEST);
    assertThat(reviews.asked.get(0).rating()).isEqualTo(7);
    assertThat(reviews.asked.get(0).limit()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/films/crossing/reviews?sort=best, sort",
    "/v1/films/crossing/reviews?limit=0, limit",
    "/v1/films/crossing/reviews?limit=101, limit",
    "/v1/films/crossing/reviews?limit=x, limit",
    "/v1/films/crossing/reviews?rating=11, rating",
    "/v1/films/crossing/reviews?cursor=garbage, cursor",
    "/v1/films/crossing/reviews?cursor=bmV3ZXN0LCw4LDEscg&sort=oldest, cursor",
    "/v1/films/crossing/reviews?cursor=bmV3ZXN0LCw4LDEscg&rating=8, cursor",
    "/v1/films/cros%2Fsing, filmId",
    "/v1/films/crossing/reviews/r%20one, reviewId",
    "/v1/films?cursor=!!, cursor"
  })
  void whatIsAskedWronglyIsNamed(String path, String field) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/films/nobody, 404",
    "/v1/films/nobody/reviews, 404",
    "/v1/films/crossing/reviews/unknown, 404",
    "/nowhere, 404",
    "/session, 405"
  })
  void whatIsNotThereIsAProblem(String path, int status) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
  }

  @Test
  void aFilmThatOnlyItsReviewsKnowShowsItsId() {
    reviews.show("r1", 7, "text");

    JsonNode film = json(get("/v1/films/crossing"));

    assertThat(film.path("title").asText()).isEqualTo(FILM);
    assertThat(film.path("inCatalogue").asBoolean()).isFalse();
    assertThat(film.path("mean").asDouble()).isEqualTo(7.67);
    assertThat(film.path("histogram").path("8").asInt()).isEqualTo(2);
    assertThat(film.path("rawMean").asDouble()).isEqualTo(7.67);
    assertThat(film.path("held").path("count").asInt()).isZero();
  }

  @Test
  void filmsAreListedWithTheirCounts() {
    films.add("a", "Aurora");
    films.add(FILM, "Crossing");
    reviews.show("r1", 7, "text");

    JsonNode first = json(get("/v1/films?limit=1"));
    JsonNode second = json(get("/v1/films?limit=1&cursor=" + first.path("next").asText()));

    assertThat(first.path("films").get(0).path("title").asText()).isEqualTo("Aurora");
    assertThat(second.path("films").get(0).path("reviewCount").asInt()).isEqualTo(1);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void whoHasTheBodyIsNotSentItAgain() {
    reviews.show("r1", 7, "text");
    String tag = get("/v1/films/crossing/reviews").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same =
        get("/v1/films/crossing/reviews", "If-None-Match", "\"other\", " + tag);
    reviews.show("r2", 7, "more");
    HttpResponse<String> changed = get("/v1/films/crossing/reviews", "If-None-Match", tag);

    assertThat(tag).startsWith("W/\"");
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(changed.statusCode()).isEqualTo(200);
  }

  @Test
  void aStatementGivesReasonsAsSentencesAndNothingOfTheRules() {
    reviews.statuses.put("r1", status(Outcome.REJECTED, List.of("SPAM", "A_NEW_ONE"), "s1"));

    JsonNode statement = json(get("/v1/films/crossing/reviews/r1"));

    assertThat(statement.path("outcome").asText()).isEqualTo("REJECTED");
    assertThat(statement.path("display").asText()).isEqualTo("NONE");
    assertThat(statement.path("automated").asBoolean()).isTrue();
    assertThat(statement.path("decidedBy").asText()).isEqualTo("POLICY");
    assertThat(statement.path("reasons").findValuesAsText("code"))
        .containsExactly("SPAM", "A_NEW_ONE");
    assertThat(statement.path("reasons").findValuesAsText("sentence"))
        .allSatisfy(sentence -> assertThat(sentence).startsWith("Your review"));
    assertThat(statement.fieldNames())
        .toIterable()
        .doesNotContain("ruleIds", "signals", "policyVersion", "standing");
  }

  @Test
  void whatIsRestrictedComesWithItsStatementOfReasonsAndWhatIsNotWithout() {
    reviews.statuses.put("r1", status(Outcome.HELD, List.of("ABUSE"), "s1"));
    reviews.statuses.put("r2", status(Outcome.APPROVED, List.of(), "s1"));

    JsonNode held = json(get("/v1/films/crossing/reviews/r1")).path("statement");
    JsonNode approved = json(get("/v1/films/crossing/reviews/r2"));
    JsonNode pending = json(get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, OTHER_TOKEN));

    assertThat(held.path("restriction").path("kind").asText()).isEqualTo("WAITING");
    assertThat(held.path("facts").path("basis").asText()).isEqualTo("OWN_CHECK");
    assertThat(held.path("ground").path("reasons").findValuesAsText("code"))
        .containsExactly("ABUSE");
    assertThat(held.path("redress").path("appeal").path("url").asText())
        .isEqualTo("http://127.0.0.1:8081/v1/films/crossing/reviews/r1/appeals");
    assertThat(approved.has("statement")).isFalse();
    assertThat(pending.has("statement")).isFalse();
    assertThat(pending.path("standing").path("statement")).isEqualTo(held);
  }

  @Test
  void aReaderWithATokenWaitsUntilTheVerdictArrives() {
    CompletableFuture<Boolean> arrival = new CompletableFuture<>();
    reviews.arrival = arrival;
    CompletableFuture<HttpResponse<String>> waiting =
        http.sendAsync(
            request("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(waiting).isNotDone();

    reviews.statuses.put("r1", status(Outcome.APPROVED, List.of(), "s1"));
    arrival.complete(true);

    HttpResponse<String> answer = waiting.join();
    assertThat(json(answer).path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(answer.headers().firstValue("Screener-Arrived")).contains("true");
  }

  @Test
  void aTokenWhoseVerdictDoesNotComeIsPending() {
    HttpResponse<String> answer = get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("outcome").asText()).isEqualTo("PENDING");
    assertThat(answer.headers().firstValue("Screener-Arrived")).contains("false");
  }

  @Test
  void aPendingEditSaysWhatStandsMeanwhile() {
    reviews.statuses.put("r1", status(Outcome.APPROVED, List.of(), "an earlier one"));

    JsonNode statement = json(get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN));

    assertThat(statement.path("outcome").asText()).isEqualTo("PENDING");
    assertThat(statement.path("standing").path("outcome").asText()).isEqualTo("APPROVED");
  }

  @Test
  void aRefusedSubmissionIsToldSoBesideWhatStands() {
    Standing standing = status(Outcome.APPROVED, List.of(), "s0").standing();
    reviews.statuses.put(
        "r1",
        new InMemoryFilmReviews.Status(
            standing,
            Optional.of(List.of("STALE")),
            Map.of("s1", List.of("STALE")),
            List.of("s1")));

    JsonNode asked = json(get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN));
    JsonNode plain = json(get("/v1/films/crossing/reviews/r1"));

    assertThat(asked.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(asked.path("reasons").findValuesAsText("code")).containsExactly("STALE");
    assertThat(asked.path("standing").path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(plain.path("outcome").asText()).isEqualTo("APPROVED");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/films/crossing/reviews/another",
    "/v1/films/another/reviews",
    "/v1/films/another"
  })
  void aTokenOfAnotherAddressIsRefused(String path) {
    HttpResponse<String> answer = get(path, WriteToken.HEADER, TOKEN);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo(WriteToken.HEADER);
  }

  @Test
  void aViewThatIsNotReadyAsksToComeBack() {
    reviews.ready = false;

    HttpResponse<String> answer = get("/v1/films/crossing/reviews");
    HttpResponse<String> page = get("/films/crossing");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
  }

  @Test
  void pagesAreHtmlUnderAStrictPolicy() {
    films.add(FILM, "Crossing");
    reviews.show("r1", 7, "A walk across the border. <script>alert(1)</script>");

    HttpResponse<String> film = get("/films/crossing");
    HttpResponse<String> home = get("/");

    assertThat(film.statusCode()).isEqualTo(200);
    assertThat(film.body())
        .contains("Crossing", "A walk across the border.", "http://127.0.0.1:8081")
        .doesNotContain("<script>alert");
    assertThat(home.body()).contains("Crossing", "A walk across the border.");
    assertThat(film.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'none'",
            "connect-src 'self' http://127.0.0.1:8081",
            "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(film.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(get("/films/nobody").statusCode()).isEqualTo(404);
    assertThat(get("/films/nobody").body()).contains("<html");
  }

  @Test
  void thePagesFilesAreServedForGoodAndNothingElseIs() {
    films.add(FILM, "Crossing");
    String page = get("/").body();
    String address = page.replaceAll("(?s).*?href=\"(/static/[^\"]+\\.css[^\"]*)\".*", "$1");

    HttpResponse<String> style = get(address);

    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(style.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(get("/static/..%2Flogback.xml").statusCode()).isEqualTo(404);
    assertThat(get("/static/absent.css").statusCode()).isEqualTo(404);
  }

  @Test
  void anyOriginMayReadTheInterface() {
    HttpResponse<String> preflight =
        send(
            request("/v1/films", "Origin", "https://elsewhere.example")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    HttpResponse<String> read = get("/v1/films", "Origin", "https://elsewhere.example");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Screener-After");
    assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(read.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void aSessionIsOpenedFromThisSitesPagesOnlyAndIsKept() {
    String here = "http://127.0.0.1:" + server.port();

    HttpResponse<String> none = openSession("X-Nothing", "");
    HttpResponse<String> foreign = openSession("Origin", "https://elsewhere.example");
    HttpResponse<String> opened = openSession("Origin", here);
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
    HttpResponse<String> again =
        send(
            request("/session", "Origin", here)
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(none.statusCode()).isEqualTo(403);
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(cookie.toLowerCase(Locale.ROOT)).contains("httponly", "samesite=strict", "path=/");
    String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    assertThat(sessions.verify(token).map(Principal::author))
        .contains(json(opened).path("authorId").asText());
    assertThat(json(again).path("authorId")).isEqualTo(json(opened).path("authorId"));
  }

  @Test
  void healthAndMetricsAreTold() {
    get("/v1/films");

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/metrics").body()).contains("screener_http_requests", "/v1/films");
  }

  private static InMemoryFilmReviews.Status status(
      Outcome outcome, List<String> reasons, String arrived) {
    Display display = outcome == Outcome.APPROVED ? Display.FULL : Display.NONE;
    return new InMemoryFilmReviews.Status(
        new Standing(outcome, display, 1, DecidedBy.POLICY, reasons, 0),
        Optional.empty(),
        Map.of(),
        List.of(arrived));
  }

  private HttpResponse<String> openSession(String header, String value) {
    return send(request("/session", header, value).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
