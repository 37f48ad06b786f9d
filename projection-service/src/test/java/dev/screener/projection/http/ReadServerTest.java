package dev.screener.projection.http;

import static dev.screener.projection.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.fuzz.RawRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every address of the read side. */
class ReadServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
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
    HttpResponse<String> answer = server.get(path);

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
    HttpResponse<String> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/films?%", "/v1/films?limit=%4", "/v1/films/crossing/reviews?sort%%%=x"})
  void anAddressThatIsWronglyEncodedIsNoFaultOfOurs(String target) throws IOException {
    RawRequest.Answer answer =
        new RawRequest("GET", target, Map.of(), new byte[0]).send(server.port());

    assertThat(answer.status()).isEqualTo(400);
    answer.mustBeSound();
  }

  @Test
  void aViewThatIsNotReadyAsksToComeBack() {
    server.reviews.ready = false;

    HttpResponse<String> answer = server.get("/v1/films/crossing/reviews");
    HttpResponse<String> page = server.get("/films/crossing");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
  }

  @Test
  void whatNobodyCanDecodeJustNowAsksToComeBack() {
    server.reviews.undecodable = true;

    HttpResponse<String> answer = server.get("/v1/films/crossing/reviews");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void anyOriginMayReadTheInterface() {
    HttpResponse<String> preflight =
        server.send(
            server
                .request("/v1/films", "Origin", "https://elsewhere.example")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    HttpResponse<String> read = server.get("/v1/films", "Origin", "https://elsewhere.example");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Screener-After");
    assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(read.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/moderation/queue", "/moderation", "/session", "/"})
  void whatMayGoByACookieIsForThisOriginAlone(String path) {
    HttpResponse<String> answer = server.get(path, "Origin", "https://elsewhere.example");

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void healthAndMetricsAreTold() {
    server.get("/v1/films");

    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
    // A request is counted when its answer is under way.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(server.get("/metrics").body())
                    .contains("screener_http_requests", "/v1/films"));
  }
}
