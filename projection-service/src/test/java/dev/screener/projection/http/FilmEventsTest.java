package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.topics.Partitioning;
import dev.screener.projection.live.LiveEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live events of a film over HTTP. */
class FilmEventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PARTITION = Partitioning.ofKey(FILM, RunningServer.PARTITIONS);
  private static final String SOURCE = "a" + PARTITION;

  private final List<EventReader> readers = new ArrayList<>();
  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start();
    server.films.add(FILM, "Crossing");
    server.live.begin(PARTITION, Set.of(SOURCE));
  }

  @AfterEach
  void stop() throws IOException {
    for (EventReader reader : readers) {
      reader.close();
    }
    server.close();
  }

  @Test
  void whoListensIsToldTheFiguresAndThenWhatHappens() {
    server.reviews.show("r1", 7, "a text that no event tells");
    EventReader listener = listen();
    awaitNames(listener, "counts");
    assertThat(listener.events.get(0).data()).contains("\"reviewCount\":1", "\"mean\":7.67");

    tell(10, FILM, "shown", "{\"reviewId\":\"r2\"}");
    tell(11, "another-film", "shown", "{\"reviewId\":\"r3\"}");
    tell(12, FILM, "gone", "{\"reviewId\":\"r2\"}");

    awaitNames(listener, "counts", "shown", "gone");
    assertThat(listener.events.get(1).data()).isEqualTo("{\"reviewId\":\"r2\"}");
    assertThat(listener.lastId).isEqualTo(SOURCE + ".12");
    assertThat(listener.response.headers().firstValue("Content-Type"))
        .contains("text/event-stream; charset=utf-8");
    assertThat(listener.response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(listener.events.toString()).doesNotContain("a text");
  }

  @Test
  void figuresAreToldWhenTheyHaveChangedAndOnlyThen() {
    server.reviews.show("r1", 7, "text");
    EventReader listener = listen();
    awaitNames(listener, "counts");

    server.live.touch(FILM);
    server.reviews.show("r2", 7, "text");
    server.live.touch(FILM);
    server.live.touch(FILM);

    awaitNames(listener, "counts", "counts");
    assertThat(listener.events.get(1).data()).contains("\"reviewCount\":2");
  }

  @Test
  void whoComesBackIsToldWhatItMissed() {
    tell(10, FILM, "shown", "{\"reviewId\":\"r1\"}");
    tell(11, FILM, "changed", "{\"reviewId\":\"r1\"}");
    tell(12, "another-film", "shown", "{\"reviewId\":\"r1\"}");

    EventReader again = listen("Last-Event-ID", SOURCE + ".10");
    awaitNames(again, "changed", "counts");
    tell(13, FILM, "gone", "{\"reviewId\":\"r1\"}");

    awaitNames(again, "changed", "counts", "gone");
  }

  @Test
  void anIdThatIsTooOldOrNoneOfOursIsToldToReadAnew() {
    for (int offset = 0; offset <= RunningServer.EVENTS_KEPT; offset++) {
      tell(10 + offset, FILM, "shown", "{\"reviewId\":\"r" + offset + "\"}");
    }

    EventReader tooOld = listen("Last-Event-ID", SOURCE + ".9");
    EventReader garbage = listen("Last-Event-ID", "garbage");
    EventReader old = listen("Last-Event-ID", SOURCE + ".10");

    awaitNames(tooOld, "reset", "counts");
    awaitNames(garbage, "reset", "counts");
    await().atMost(PATIENCE).until(() -> old.names().contains("counts"));
    assertThat(old.names()).hasSize(RunningServer.EVENTS_KEPT + 1).doesNotContain("reset");
    assertThat(tooOld.lastId).isEqualTo(SOURCE + "." + (10 + RunningServer.EVENTS_KEPT));
  }

  @Test
  void aSignOfLifeMovesTheIdOnAndIsNoEvent() {
    EventReader listener = listen();
    awaitNames(listener, "counts");

    tell(10, "another-film", "shown", "{\"reviewId\":\"r1\"}");
    server.live.stand(PARTITION);

    await().atMost(PATIENCE).until(() -> listener.lastId.equals(SOURCE + ".10"));
    assertThat(listener.names()).containsExactly("counts");
  }

  @Test
  void listenersAreSentAwayWhenTheFilmIsToldElsewhere() {
    EventReader listener = listen();
    awaitNames(listener, "counts");

    server.live.end(PARTITION);

    await().atMost(PATIENCE).until(() -> listener.ended);
    assertThat(server.get("/v1/films/crossing/events").statusCode()).isEqualTo(503);
  }

  @Test
  void thereAreNoEventsOfAFilmThatThereIsNot() {
    assertThat(server.get("/v1/films/nobody/events").statusCode()).isEqualTo(404);
  }

  @Test
  void oneListenerTooManyComesBackLaterAndALeavingOneMakesRoom() throws IOException {
    for (int i = 0; i < RunningServer.MOST_LISTENERS; i++) {
      listen();
    }

    HttpResponse<String> refused = server.get("/v1/films/crossing/events");
    readers.get(0).close();

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    await().atMost(PATIENCE).until(() -> openListeners() == RunningServer.MOST_LISTENERS - 1);
    assertThat(listen().response.statusCode()).isEqualTo(200);
  }

  @Test
  void oneWhoGoesWhileItIsLetInLeavesNoPlaceTaken() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    server.films.beforeCard =
        () -> {
          looking.countDown();
          RunningServer.awaitLatch(gone);
        };
    try (Socket hasty = new Socket("127.0.0.1", server.port())) {
      hasty
          .getOutputStream()
          .write(
              "GET /v1/films/crossing/events HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      RunningServer.awaitLatch(looking);
      // A reset, so that the server learns of it at once.
      hasty.setSoLinger(true, 0);
    }
    // Answered on the same loop as the reset, after it.
    server.get("/health/live");
    server.get("/health/live");
    server.films.beforeCard = () -> {};

    gone.countDown();

    assertThat(listen().response.statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> openListeners() == 1);
  }

  @Test
  void oneThatDoesNotReadIsCutOffAndTheOthersHearAll() throws IOException {
    EventReader listener = listen();
    try (Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(1_024);
      deaf.connect(new InetSocketAddress("127.0.0.1", server.port()));
      deaf.getOutputStream()
          .write(
              "GET /v1/films/crossing/events HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      await().atMost(PATIENCE).until(() -> openListeners() == 2);
      // Large ones, so that the network's own room is soon full.
      String data = "{\"n\":\"" + "x".repeat(20_000) + "\"}";

      int told = 0;
      while (openListeners() == 2 && told < 5_000) {
        tell(told++, FILM, "shown", data);
        int sent = told;
        await().atMost(PATIENCE).until(() -> shown(listener) == sent);
      }

      assertThat(openListeners()).isEqualTo(1);
      assertThat(
              server.metrics.get("screener.listeners.cut").tag("feed", "films").counter().count())
          .isEqualTo(1);
      tell(told, FILM, "gone", "{}");
      await().atMost(PATIENCE).until(() -> listener.names().contains("gone"));
      assertThat(shown(listener)).isEqualTo(told);
    }
  }

  private static long shown(EventReader listener) {
    return listener.events.stream().filter(event -> event.name().equals("shown")).count();
  }

  private double openListeners() {
    return server.metrics.get("screener.listeners").tag("feed", "films").gauge().value();
  }

  private void tell(long offset, String filmId, String name, String data) {
    server.live.tell(PARTITION, SOURCE, offset, filmId, new LiveEvent(name, data));
  }

  private EventReader listen(String... headers) {
    EventReader reader =
        EventReader.open(server.http, server.request("/v1/films/crossing/events", headers).build());
    readers.add(reader);
    return reader;
  }

  private static void awaitNames(EventReader listener, String... names) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(listener.names()).containsExactly(names));
  }
}
