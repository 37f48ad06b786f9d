package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.topics.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three instances of projection-service with standby replicas under reads and writes; one is
 * killed, one is added. No answer is wrong, no review is lost, and no film is without an answer for
 * long.
 */
class ProjectionInstancesIT {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionInstancesIT.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final int FILMS = 24;
  private static final int READS_PER_SECOND = Integer.getInteger("instances.reads", 60);
  private static final int WRITES_PER_SECOND = Integer.getInteger("instances.writes", 30);
  private static final int SECONDS_A_PHASE = Integer.getInteger("instances.seconds", 3);

  /** Five seconds are what is promised; a machine that does much else is given more. */
  private static final long MOST_OUTAGE_MILLIS = Long.getLong("instances.outage", 60_000);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "STANDBY_REPLICAS", "1",
          "KAFKA_MAIN_CONSUMER_SESSION_TIMEOUT_MS", "6000",
          "KAFKA_MAIN_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000",
          "KAFKA_PRODUCER_TRANSACTION_TIMEOUT_MS", "5000");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<ServiceProcess> instances = new CopyOnWriteArrayList<>();
  private final CountDownLatch enough = new CountDownLatch(1);
  private final AtomicInteger written = new AtomicInteger();

  @Test
  @Timeout(600)
  void oneIsKilledAndOneIsAddedAndReadersHardlyNotice(@TempDir Path directory) throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        ApprovedTraffic traffic = new ApprovedTraffic(cluster, FILMS, 1)) {
      ServiceProcess doomed = cluster.projection("projection-1", SETTINGS).start();
      instances.add(doomed);
      instances.add(cluster.projection("projection-2", SETTINGS).start());
      instances.add(cluster.projection("projection-3", SETTINGS).start());
      ServiceProcess added = cluster.projection("projection-4", SETTINGS);
      instances.forEach(ServiceProcess::awaitReady);
      for (int film = 0; film < FILMS; film++) {
        traffic.first(film);
      }
      awaitViewOf(traffic);
      FilmReaders readers = new FilmReaders(traffic, instances);
      CompletableFuture<Void> writing = begin("writing", () -> write(traffic));
      CompletableFuture<Void> reading = begin("reading", () -> read(readers));
      long failover;
      try {
        awaitWritten();
        long killed = System.nanoTime();
        doomed.kill();
        instances.remove(doomed);
        awaitOwnersOfAll();
        failover = (System.nanoTime() - killed) / 1_000_000;
        added.start().awaitReady();
        instances.add(added);
        awaitWritten();
      } finally {
        // Both threads end before the cluster does, however it goes.
        enough.countDown();
        CompletableFuture.allOf(writing, reading).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      readers.awaitAll();

      assertThat(traffic.flush()).as("writes that were not acknowledged").isZero();
      awaitViewOf(traffic);
      LOG.info(
          "instances reads={} stale={} failed={} longest-outage-ms={} failover-ms={} writes={}",
          readers.answers,
          readers.stale,
          readers.failed,
          readers.longestOutageMillis(),
          failover,
          written);
      assertThat(readers.wrong).isEmpty();
      assertThat(readers.answers).hasPositiveValue();
      assertThat(readers.stale).as("answers from copies").hasPositiveValue();
      assertThat(readers.longestOutageMillis())
          .as("films without an answer: %s", readers.longOutages())
          .isLessThan(MOST_OUTAGE_MILLIS);
    }
  }

  /** On a thread of its own; what it throws is thrown where it is waited for. */
  private static CompletableFuture<Void> begin(String name, Runnable work) {
    return CompletableFuture.runAsync(work, task -> new Thread(task, name).start());
  }

  private void write(ApprovedTraffic traffic) {
    long begun = System.nanoTime();
    for (long i = 0; enough.getCount() > 0; i++) {
      Pace.until(begun + i * 1_000_000_000L / WRITES_PER_SECOND);
      traffic.next();
      written.incrementAndGet();
    }
  }

  private void read(FilmReaders readers) {
    long begun = System.nanoTime();
    try {
      for (int i = 0; enough.getCount() > 0; i++) {
        Pace.until(begun + i * 1_000_000_000L / READS_PER_SECOND);
        readers.read(ApprovedTraffic.film(i % FILMS), i / FILMS + i);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitWritten() {
    int before = written.get();
    await()
        .atMost(PATIENCE)
        .until(() -> written.get() - before >= SECONDS_A_PHASE * WRITES_PER_SECOND);
  }

  /** Until no film is answered from a copy. */
  private void awaitOwnersOfAll() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              for (int film = 0; film < FILMS; film++) {
                HttpResponse<String> answer =
                    get(instances.get(0), "/v1/films/" + ApprovedTraffic.film(film));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Screener-Stale")).isEmpty();
              }
            });
  }

  /** Whichever instance is asked, each film's reviews and their number are what must stand. */
  private void awaitViewOf(ApprovedTraffic traffic) {
    for (ServiceProcess instance : instances) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                for (Map.Entry<String, Map<String, Integer>> film : traffic.standing().entrySet()) {
                  assertThat(shown(instance, film.getKey())).isEqualTo(film.getValue());
                  assertThat(counted(instance, film.getKey())).isEqualTo(film.getValue().size());
                }
              });
    }
  }

  private Map<String, Integer> shown(ServiceProcess instance, String filmId) throws Exception {
    Map<String, Integer> shown = new TreeMap<>();
    String cursor = "";
    do {
      JsonNode page =
          JSON.readTree(
              get(instance, "/v1/films/" + filmId + "/reviews?limit=100" + cursor).body());
      for (JsonNode review : page.path("reviews")) {
        shown.merge(
            Ids.reviewKey(filmId, review.path("reviewId").asText()),
            review.path("revision").asInt(),
            (one, again) -> -1);
      }
      cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!cursor.isEmpty());
    return shown;
  }

  private int counted(ServiceProcess instance, String filmId) throws Exception {
    return JSON.readTree(get(instance, "/v1/films/" + filmId).body()).path("reviewCount").asInt();
  }

  private HttpResponse<String> get(ServiceProcess instance, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(instance.url() + path))
            .timeout(Duration.ofSeconds(60))
            .build(),
        BodyHandlers.ofString());
  }
}
