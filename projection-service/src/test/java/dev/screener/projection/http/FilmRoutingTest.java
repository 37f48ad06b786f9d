package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static dev.screener.projection.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.projection.live.LiveEvent;
import dev.screener.projection.view.FilmOwners.Holders;
import dev.screener.projection.view.FilmOwners.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any instance answers for films that another one holds. */
class FilmRoutingTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RunningServer asked;
  private RunningServer other;

  @BeforeEach
  void start() {
    asked = RunningServer.start();
    other = RunningServer.start();
    asked.reviews.ready = false;
    other.reviews.show("r1", 7, "from the other one");
    // Its first answers take the time of loading classes, and nobody waits long for an instance.
    assertThat(other.get(REVIEWS).statusCode()).isEqualTo(200);
    assertThat(other.get("/films/crossing").statusCode()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    asked.close();
    other.close();
  }

  @Test
  void theOwnerAnswersAndTheClientDoesNotNotice() {
    asked.owners = film -> ownedBy(peer(other));

    HttpResponse<String> reviews = asked.get(REVIEWS);
    String tag = reviews.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> same = asked.get(REVIEWS, "If-None-Match", tag);
    HttpResponse<String> absent = asked.get("/v1/films/crossing/reviews/absent");
    HttpResponse<String> page = asked.get("/films/crossing");

    assertThat(reviews.body()).isEqualTo(other.get(REVIEWS).body()).contains("from the other one");
    assertThat(reviews.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(reviews.headers().firstValue(FilmRouting.STALE)).isEmpty();
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(absent.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(page.body()).contains("from the other one");
    assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
  }

  @Test
  void whereTheOwnerIsGoneACopyAnswersAndSaysSo() {
    other.reviews.isCopy = true;
    asked.owners = film -> new Holders(false, false, Optional.of(nobody()), List.of(peer(other)));

    HttpResponse<String> answer = asked.get(REVIEWS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue(FilmRouting.STALE)).contains("true");
    assertThat(answer.body()).contains("from the other one");
  }

  @Test
  void aCopyThatLacksAReviewIsNotBelievedThatThereIsNone() {
    try (RunningServer behind = RunningServer.start()) {
      behind.reviews.isCopy = true;
      other.reviews.isCopy = true;
      asked.owners =
          film ->
              new Holders(false, false, Optional.of(nobody()), List.of(peer(behind), peer(other)));

      HttpResponse<String> known = asked.get("/v1/films/crossing/reviews");
      HttpResponse<String> unknown = asked.get("/v1/films/crossing/reviews/absent");

      assertThat(known.body()).contains("from the other one");
      assertThat(unknown.statusCode()).isEqualTo(503);
      assertThat(unknown.headers().firstValue("Retry-After")).contains("1");
    }
  }

  @Test
  void onesOwnCopyIsAsGoodAsAnothers() {
    asked.reviews.ready = true;
    asked.reviews.isCopy = true;
    asked.reviews.show("r1", 7, "from here");
    asked.owners = film -> new Holders(false, true, Optional.of(nobody()), List.of());

    HttpResponse<String> answer = asked.get(REVIEWS);

    assertThat(answer.body()).contains("from here");
    assertThat(answer.headers().firstValue(FilmRouting.STALE)).contains("true");
  }

  @Test
  void aFaultThatComesToLightOnlyWhereNobodyElseAnswersIsToldAllTheSame() {
    asked.owners = film -> new Holders(false, true, Optional.of(nobody()), List.of());

    HttpResponse<String> answer = asked.get(REVIEWS + "?limit=0");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo("limit");
  }

  @Test
  void aFilmThatHasJustMovedIsFoundWhereItIsNow() {
    AtomicInteger looks = new AtomicInteger();
    asked.owners =
        film ->
            looks.getAndIncrement() == 0
                ? new Holders(true, false, Optional.empty(), List.of())
                : ownedBy(peer(other));

    assertThat(asked.get(REVIEWS).body()).contains("from the other one");
  }

  @Test
  void whileNobodyCanAnswerItIsTriedAgainForABoundedTime() {
    other.reviews.unready.set(2);
    asked.owners = film -> ownedBy(peer(other));

    assertThat(asked.get(REVIEWS).statusCode()).isEqualTo(200);
    assertThat(other.reviews.unready).hasValue(0);

    other.reviews.ready = false;
    HttpResponse<String> never = asked.get(REVIEWS);
    HttpResponse<String> page = asked.get("/films/crossing");

    assertThat(never.statusCode()).isEqualTo(503);
    assertThat(never.headers().firstValue("Retry-After")).contains("1");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
  }

  @Test
  void instancesThatTakeEachOtherForTheOwnerDoNotGoRoundInCircles() {
    AtomicInteger passedOn = new AtomicInteger();
    other.reviews.ready = false;
    asked.owners = film -> ownedBy(peer(other));
    other.owners =
        film -> {
          passedOn.incrementAndGet();
          return ownedBy(peer(asked));
        };

    HttpResponse<String> answer = asked.get(REVIEWS);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(passedOn).hasValue(0);
  }

  @Test
  void aReadThatWaitsForAWriteWaitsWhereTheFilmIs() {
    other.reviews.arrival = new CompletableFuture<>();
    asked.owners = film -> ownedBy(peer(other));
    String token = new WriteToken.OfSubmission(FILM, "r1", "s1").encode();
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> asked.get(REVIEWS, WriteToken.HEADER, token));
    await().atMost(PATIENCE).until(() -> other.reviews.awaited.get() == 1);

    other.reviews.arrival.complete(true);

    assertThat(waiting.join().headers().firstValue("Screener-Arrived")).contains("true");
    assertThat(json(waiting.join()).path("reviews")).hasSize(1);
  }

  @Test
  void eventsComeFromTheOwnerAndEndWithIt() throws IOException {
    int partition = Partitioning.ofKey(FILM, RunningServer.PARTITIONS);
    other.live.begin(partition, Set.of("a0"));
    asked.owners = film -> ownedBy(peer(other));
    try (EventReader listener =
        EventReader.open(asked.http, asked.request("/v1/films/crossing/events").build())) {
      await().atMost(PATIENCE).until(() -> listener.names().contains("counts"));

      other.live.tell(partition, "a0", 5, FILM, new LiveEvent("gone", "{}"));

      await().atMost(PATIENCE).until(() -> listener.names().contains("gone"));
      assertThat(listener.lastId).isEqualTo("a0.5");
      other.live.end(partition);
      await().atMost(PATIENCE).until(() -> listener.ended);
    }
  }

  private static Holders ownedBy(Peer peer) {
    return new Holders(false, false, Optional.of(peer), List.of());
  }

  private static Peer peer(RunningServer server) {
    return new Peer("127.0.0.1", server.port());
  }

  /** An address at which nothing listens. */
  private static Peer nobody() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return new Peer("127.0.0.1", socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
