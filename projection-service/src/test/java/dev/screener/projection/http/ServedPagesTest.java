package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static dev.screener.projection.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.Principal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages, their files and their sessions over HTTP. */
class ServedPagesTest {

  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pagesAreHtmlUnderAStrictPolicy() {
    server.films.add(FILM, "Crossing");
    server.reviews.show("r1", 7, "A walk across the border. <script>alert(1)</script>");

    HttpResponse<String> film = server.get("/films/crossing");
    HttpResponse<String> home = server.get("/");

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
    assertThat(server.get("/films/nobody").statusCode()).isEqualTo(404);
    assertThat(server.get("/films/nobody").body()).contains("<html");
  }

  @Test
  void thePagesFilesAreServedForGoodAndNothingElseIs() {
    server.films.add(FILM, "Crossing");
    String page = server.get("/").body();
    String address = page.replaceAll("(?s).*?href=\"(/static/[^\"]+\\.css[^\"]*)\".*", "$1");

    HttpResponse<String> style = server.get(address);

    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(style.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(server.get("/static/..%2Flogback.xml").statusCode()).isEqualTo(404);
    assertThat(server.get("/static/absent.css").statusCode()).isEqualTo(404);
  }

  @Test
  void aSessionIsOpenedFromThisSitesPagesOnlyAndIsKept() {
    String here = "http://127.0.0.1:" + server.port();

    HttpResponse<String> none = openSession("X-Nothing", "");
    HttpResponse<String> foreign = openSession("Origin", "https://elsewhere.example");
    HttpResponse<String> opened = openSession("Origin", here);
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
    HttpResponse<String> again =
        server.send(
            server
                .request("/session", "Origin", here)
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(none.statusCode()).isEqualTo(403);
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(cookie.toLowerCase(Locale.ROOT)).contains("httponly", "samesite=strict", "path=/");
    String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    assertThat(server.sessions.verify(token).map(Principal::author))
        .contains(json(opened).path("authorId").asText());
    assertThat(json(again).path("authorId")).isEqualTo(json(opened).path("authorId"));
  }

  private HttpResponse<String> openSession(String header, String value) {
    return server.send(
        server.request("/session", header, value).POST(HttpRequest.BodyPublishers.noBody()));
  }
}
