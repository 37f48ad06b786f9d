package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How moderation-streams is asked. */
@Timeout(180)
class HttpCasesTest {

  private static final String CASE =
      "{\"filmId\": \"crossing\", \"reviewId\": \"r1\", \"revision\": 2, \"outcome\": \"HELD\","
          + " \"text\": \"Buy now\", \"signals\": {\"content.spam\": 0.97}, \"new\": 1,"
          + " \"campaigns\": [{\"campaignId\": \"c1\", \"state\": \"SUSPECTED\", \"members\": 9}]}";
  private static final String DOWN = "http://127.0.0.1:9";

  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private String serving(String path, HttpHandler handler) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(path, handler);
    server.start();
    servers.add(server);
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static HttpHandler answering(int status, String body) {
    return exchange -> answer(exchange, status, body);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    boolean knows = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] bytes = (knows ? body : "{}").getBytes(UTF_8);
    exchange.sendResponseHeaders(knows ? status : 401, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Optional<Cases.Told> find(String authorization, String... instances) {
    return new HttpCases(List.of(instances).stream().map(URI::create).toList())
        .find("crossing", "r1", authorization)
        .toCompletableFuture()
        .join();
  }

  @Test
  void theInstanceThatHasTheCaseIsFoundByTheOthersRedirect() throws IOException {
    String owner = serving("/v1/cases/crossing/r1", answering(200, CASE));
    String other =
        serving(
            "/",
            exchange -> {
              exchange.getResponseHeaders().add("Location", owner + exchange.getRequestURI());
              exchange.sendResponseHeaders(307, -1);
              exchange.close();
            });

    Cases.Told told = find("Bearer t", DOWN, other).orElseThrow();

    assertThat(told.text()).isEqualTo("Buy now");
    assertThat(told.signals()).containsEntry("content.spam", 0.97f);
    assertThat(told.campaigns()).extracting(Cases.OfCampaign::campaignId).containsExactly("c1");
    assertThat(told.rules()).isEmpty();
  }

  @Test
  void instancesAreAskedInTurnAndOneThatDoesNotAnswerIsLeftInPeace() throws IOException {
    AtomicInteger one = new AtomicInteger();
    AtomicInteger other = new AtomicInteger();
    AtomicInteger silent = new AtomicInteger();
    String first = serving("/", counted(one, answering(200, CASE)));
    String second = serving("/", counted(other, answering(200, CASE)));
    String third = serving("/", counted(silent, HttpExchange::close));
    HttpCases cases = new HttpCases(Stream.of(first, second, third).map(URI::create).toList());

    for (int i = 0; i < 12; i++) {
      assertThat(cases.find("crossing", "r1", "Bearer t").toCompletableFuture().join()).isPresent();
    }

    assertThat(one.get()).isGreaterThanOrEqualTo(4);
    assertThat(other.get()).isGreaterThanOrEqualTo(4);
    assertThat(one.get() + other.get()).isEqualTo(12);
    // Once in its turn, and once more by the client itself where it takes that for an old
    // connection.
    assertThat(silent.get()).isBetween(1, 2);
  }

  @Test
  void whatOneInstanceCannotTellNowAnotherIsAskedFor() throws IOException {
    String loading = serving("/", answering(503, "{}"));
    String well = serving("/", answering(200, CASE));

    assertThat(find("Bearer t", loading, well)).isPresent();
    assertThatThrownBy(() -> find("Bearer t", loading, DOWN)).hasMessageContaining("503");
  }

  private static HttpHandler counted(AtomicInteger count, HttpHandler handler) {
    return exchange -> {
      count.incrementAndGet();
      handler.handle(exchange);
    };
  }

  @Test
  void noCaseIsNoFaultButNoAnswerIsOne() throws IOException {
    String none = serving("/", answering(404, "{}"));
    String broken = serving("/", answering(500, "{}"));

    assertThat(find("Bearer t", none)).isEmpty();
    assertThatThrownBy(() -> find("Bearer t", DOWN))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(Cases.UnavailableException.class);
    assertThatThrownBy(() -> find("Bearer t", broken)).hasMessageContaining("500");
    assertThatThrownBy(() -> find("Bearer other", none)).hasMessageContaining("credential");
    assertThatThrownBy(() -> find("Bearer t")).hasMessageContaining("MODERATION_URLS");
  }

  @Test
  void whatAPolicyWouldChangeIsAddedUpOverInstances() throws IOException {
    String one =
        serving(
            "/v1/policies/preview",
            answering(
                200,
                "{\"policy\": \"p/1\", \"cases\": 10, \"before\": {\"HELD\": 1}, \"after\": {},"
                    + " \"changes\": [{\"from\": \"HELD\", \"to\": \"APPROVED\", \"displayFrom\":"
                    + " \"NONE\", \"displayTo\": \"FULL\", \"count\": 1, \"samples\": [{}]}]}"));
    String two =
        serving(
            "/v1/policies/preview",
            answering(
                200,
                "{\"policy\": \"p/1\", \"cases\": 5, \"before\": {\"HELD\": 2, \"APPROVED\": 3},"
                    + " \"after\": {\"HELD\": 5}, \"changes\": [{\"from\": \"HELD\", \"to\":"
                    + " \"APPROVED\", \"displayFrom\": \"NONE\", \"displayTo\": \"FULL\","
                    + " \"count\": 2, \"samples\": [{}]}]}"));

    Cases.Tried tried =
        new HttpCases(List.of(URI.create(one), URI.create(two)))
            .tryPolicy("rules", null, "Bearer t")
            .toCompletableFuture()
            .join();

    assertThat(tried.status()).isEqualTo(200);
    assertThat(tried.body().path("cases").asInt()).isEqualTo(15);
    assertThat(tried.body().path("before").toString()).isEqualTo("{\"HELD\":3,\"APPROVED\":3}");
    assertThat(tried.body().path("changes")).hasSize(1);
    assertThat(tried.body().at("/changes/0/count").asInt()).isEqualTo(3);
    assertThat(tried.body().at("/changes/0/samples")).hasSize(2);
  }

  @Test
  void oneProblemGoesBeforeEveryDifference() throws IOException {
    String fine = serving("/", answering(200, "{\"cases\": 1}"));
    String refusing = serving("/", answering(422, "{\"title\": \"Does not compile\"}"));

    Cases.Tried tried =
        new HttpCases(List.of(URI.create(fine), URI.create(refusing)))
            .tryPolicy("rules", null, "Bearer t")
            .toCompletableFuture()
            .join();

    assertThat(tried.status()).isEqualTo(422);
    assertThat(tried.body().path("title").asText()).isEqualTo("Does not compile");
  }

  @Test
  void whatElseTheAuthorWroteIsToldByTheInstanceThatRemembersTheAuthor() throws IOException {
    String remembers =
        serving(
            "/v1/authors/a/reviews",
            answering(
                200,
                "{\"newest\": [{\"filmId\": \"harbour\", \"reviewId\": \"r2\", \"revision\": 1,"
                    + " \"firstSubmittedAt\": 5, \"withdrawn\": false}], \"known\": 2}"));
    String hasTheCase =
        serving(
            "/v1/cases/crossing/r1/author",
            exchange -> {
              exchange.getResponseHeaders().add("Location", remembers + "/v1/authors/a/reviews");
              exchange.sendResponseHeaders(307, -1);
              exchange.close();
            });

    Cases.AuthorPast past =
        new HttpCases(List.of(URI.create(hasTheCase)))
            .author("crossing", "r1", "Bearer t")
            .toCompletableFuture()
            .join()
            .orElseThrow();

    assertThat(past.known()).isEqualTo(2);
    assertThat(past.newest()).containsExactly(new Cases.Written("harbour", "r2", 1, 5, false));
  }

  @Test
  void aSpreadIsAddedUpOverAllInstancesAndNoneMayBeMissing() throws IOException {
    String one =
        serving(
            "/v1/campaigns/c1/spread",
            answering(
                200,
                "{\"members\": 3, \"films\": 2, \"complete\": true,"
                    + " \"byTime\": {\"60\": 2, \"120\": 1}, \"byFilm\": {\"a\": 2, \"b\": 1}}"));
    String other =
        serving(
            "/v1/campaigns/c1/spread",
            answering(
                200,
                "{\"members\": 1, \"films\": 1, \"complete\": false,"
                    + " \"byTime\": {\"120\": 1}, \"byFilm\": {\"c\": 1}}"));

    Cases.Spread spread = spread(one, other).join();

    assertThat(spread)
        .isEqualTo(
            new Cases.Spread(4, 3, false, Map.of(60L, 2, 120L, 2), Map.of("a", 2, "b", 1, "c", 1)));
    assertThat(spread(one, DOWN))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(Cases.UnavailableException.class);
  }

  private static CompletableFuture<Cases.Spread> spread(String... instances) {
    return new HttpCases(List.of(instances).stream().map(URI::create).toList())
        .spread("c1", 60, "Bearer t")
        .toCompletableFuture();
  }
}
