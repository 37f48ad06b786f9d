package dev.screener.projection.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.projection.live.EventFeed;
import dev.screener.projection.moderation.InMemoryModeration;
import dev.screener.projection.view.FilmOwners;
import dev.screener.projection.view.FilmVersions;
import dev.screener.projection.view.Sieges;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The HTTP side over views in memory, on a free port. */
final class RunningServer implements AutoCloseable {

  static final ConnectionLimits LIMITS = new ConnectionLimits(1_000, 60, 30);
  static final int PARTITIONS = 4;
  static final int MOST_LISTENERS = 20;
  static final int EVENTS_KEPT = 5;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  final InMemoryFilms films = new InMemoryFilms();
  final InMemoryFilmReviews reviews = new InMemoryFilmReviews();
  final ReaderSessions sessions = new ReaderSessions(new byte[32], Clock.systemUTC());
  final InMemoryModeration moderation = new InMemoryModeration();
  final EventFeed live = new EventFeed(EVENTS_KEPT);
  final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final HttpClient http = HttpClient.newHttpClient();
  final FilmVersions versions = new FilmVersions();
  volatile FilmOwners owners = FilmOwners.alone();
  private final ExecutorService readers = Executors.newFixedThreadPool(2);
  final ReadSide side;
  private final ReadServer server;

  private RunningServer(
      Sieges sieges, Optional<Credentials> moderators, long keptBytes, ConnectionLimits limits) {
    side =
        new ReadSide(
            films,
            reviews,
            sieges,
            new ReadSide.Live(live, PARTITIONS, MOST_LISTENERS),
            moderation.view(new Later()),
            filmId -> owners.of(filmId),
            new ReadSide.Kept(versions, keptBytes),
            readers,
            PATIENCE,
            URI.create("http://127.0.0.1:8081"),
            Optional.of(sessions),
            moderators.map(Bearers::of),
            Optional.empty(),
            new Healthy(),
            metrics);
    server = ReadServer.start("127.0.0.1", 0, limits, side);
  }

  static RunningServer start() {
    return new RunningServer(InMemorySieges.NONE, Optional.empty(), 0, LIMITS);
  }

  /** One that gives answers again until {@code versions} says that their film has changed. */
  static RunningServer keeping(long bytes) {
    return new RunningServer(InMemorySieges.NONE, Optional.empty(), bytes, LIMITS);
  }

  static RunningServer start(ConnectionLimits limits) {
    return new RunningServer(InMemorySieges.NONE, Optional.empty(), 0, limits);
  }

  /** With those who may read the moderation view. */
  static RunningServer start(Optional<Credentials> moderators) {
    return new RunningServer(InMemorySieges.NONE, moderators, 0, LIMITS);
  }

  /** The time, but no millisecond twice: what is done later stands later. */
  private static final class Later extends Clock {
    private final AtomicLong last = new AtomicLong();

    @Override
    public long millis() {
      return last.updateAndGet(before -> Math.max(before + 1, System.currentTimeMillis()));
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
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

  int port() {
    return server.port();
  }

  /** Waits for a step of a test, on a thread of the server or of the test. */
  static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What is answered to a request of which only this much is sent. */
  String answerTo(String begun) {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
      return String.valueOf(
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The JSON of an answer with status 200. */
  JsonNode read(String path, String... headers) {
    HttpResponse<String> answer = get(path, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  @Override
  public void close() {
    server.close();
    readers.shutdownNow();
  }
}
