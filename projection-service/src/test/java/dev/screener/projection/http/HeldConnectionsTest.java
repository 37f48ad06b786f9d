package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.fuzz.SlowClient;
import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.contracts.topics.Partitioning;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that would hold the read side up. */
@Timeout(180)
class HeldConnectionsTest {

  private static final ConnectionLimits SHORT = new ConnectionLimits(100, 1, 1);
  private static final String LIVE = "GET /health/live HTTP/1.1\nHost: localhost\n\n";

  @Test
  void aHeadThatDripsIsCutOffAlsoAfterARequest() throws IOException {
    try (RunningServer server = RunningServer.start(SHORT);
        SlowClient first = new SlowClient(server.port());
        SlowClient next = new SlowClient(server.port())) {
      first.send("GET / HTTP/1.1\nX-Slow: ");
      next.send(LIVE + "GET / HTTP/1.1\nX-Slow: ");

      assertThat(first.drip("a")).isEmpty();
      assertThat(next.drip("a")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aBodyThatDripsIsAnsweredTooSlowAndCutOff() throws IOException {
    try (RunningServer server = RunningServer.start(new ConnectionLimits(100, 60, 1));
        SlowClient client = new SlowClient(server.port())) {
      client.send(
          """
          POST /moderation/session HTTP/1.1
          Host: localhost
          Content-Type: application/x-www-form-urlencoded
          Content-Length: 5000

          token=""");

      assertThat(client.drip("a"))
          .startsWith("HTTP/1.1 408 ")
          .contains("application/problem+json", "\"status\":408");
    }
  }

  @Test
  void anIdleConnectionIsCutOffAndAListenerIsNot() throws IOException {
    // Longer than a slow machine takes from a connection to the request on it.
    try (RunningServer server = RunningServer.start(new ConnectionLimits(100, 4, 4))) {
      server.reviews.show("r1", 7, "text");
      server.live.begin(Partitioning.ofKey(FILM, RunningServer.PARTITIONS), Set.of("q0"));
      try (SlowClient listener =
              new SlowClient(server.port())
                  .send("GET /v1/films/" + FILM + "/events HTTP/1.1\nHost: localhost\n\n");
          SlowClient idle = new SlowClient(server.port())) {
        listener.untilSaid("text/event-stream");

        idle.untilClosed();

        // The listener came first, so its time would have been over by now.
        assertThat(listener.isClosed()).isFalse();
      }
    }
  }

  @Test
  void moreConnectionsThanAreServedAreClosedAtOnceAndAPlaceBecomesFree() throws IOException {
    try (RunningServer server = RunningServer.start(new ConnectionLimits(2, 60, 30));
        SlowClient one = new SlowClient(server.port());
        SlowClient two = new SlowClient(server.port())) {
      one.send(LIVE).untilSaid("200 OK");
      two.send(LIVE).untilSaid("200 OK");

      try (SlowClient three = new SlowClient(server.port())) {
        assertThat(three.untilClosed()).isEmpty();
      }

      assertThat(two.isClosed()).isFalse();
      one.close();
      await().ignoreExceptions().atMost(Duration.ofSeconds(90)).until(() -> isServed(server));
    }
  }

  @Test
  void http2IsNotSpokenWhoseStreamsWouldShareOnePlace() throws IOException {
    try (RunningServer server = RunningServer.start(SHORT);
        SlowClient upgrading = new SlowClient(server.port());
        SlowClient knowing = new SlowClient(server.port())) {
      upgrading.send(
          """
          GET /health/live HTTP/1.1
          Host: localhost
          Connection: Upgrade, HTTP2-Settings
          Upgrade: h2c
          HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA

          """);
      knowing.send("PRI * HTTP/2.0\n\nSM\n\n");

      assertThat(upgrading.untilSaid("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
      assertThat(knowing.untilClosed()).contains(" 501 Not Implemented");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%s", "/\nX: %s", "/\nbad head%s"})
  void aHeadThatIsTooLargeOrNoneIsRefusedWithAProblem(String head) throws IOException {
    boolean address = head.equals("/%s");
    String text = "a".repeat(20_000);
    try (RunningServer server = RunningServer.start(SHORT);
        SlowClient client = new SlowClient(server.port())) {
      String[] parts = head.formatted(text).split("\n", 2);
      client.send("GET " + parts[0] + " HTTP/1.1\n" + (address ? "" : parts[1] + "\n") + "\n");

      assertThat(client.untilClosed())
          .contains(address ? " 414 " : " 431 ")
          .contains("application/problem+json");
    }
  }

  private static boolean isServed(RunningServer server) throws IOException {
    try (SlowClient client = new SlowClient(server.port())) {
      client.send(LIVE.replace("\n\n", "\nConnection: close\n\n"));
      return client.untilClosed().startsWith("HTTP/1.1 200 ");
    }
  }
}
