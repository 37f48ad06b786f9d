package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many listeners to one film on one instance: each hears each approval, once, and soon. */
class LiveListenersIT {
  private static final Logger LOG = LoggerFactory.getLogger(LiveListenersIT.class);
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final int LISTENERS = Integer.getInteger("listeners", 200);
  private static final int APPROVALS = Integer.getInteger("listeners.approvals", 10);

  /** A second is what is promised; a machine that does much else is given more. */
  private static final long MOST_P99_MILLIS = Long.getLong("listeners.p99", 30_000);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  @Timeout(600)
  void anApprovalReachesEveryListener(@TempDir Path directory) throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        ApprovedTraffic traffic = new ApprovedTraffic(cluster, 1, 1)) {
      ServiceProcess projection = cluster.projection().start().awaitReady();
      String film = "/v1/films/" + ApprovedTraffic.film(0);
      traffic.first(0);
      await().atMost(PATIENCE).until(() -> status(projection, film) == 200);
      Memory without = Memory.of(projection, http);
      try (EventSockets listeners =
          EventSockets.open(URI.create(projection.url() + film + "/events"), LISTENERS)) {
        await().atMost(PATIENCE).until(() -> listeners.whoHeard("counts") == LISTENERS);
        Memory with = Memory.of(projection, http);

        long[] millis = new long[APPROVALS * LISTENERS];
        for (int approval = 0; approval < APPROVALS; approval++) {
          String review = ApprovedTraffic.firstReview(approval);
          long begun = System.nanoTime();
          traffic.first(0, approval);
          await()
              .atMost(PATIENCE)
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(5))
              .until(() -> listeners.whoHeard("shown", review) == LISTENERS);
          long[] reached = listeners.firstHeard("shown", review);
          for (int i = 0; i < LISTENERS; i++) {
            millis[approval * LISTENERS + i] = (reached[i] - begun) / 1_000_000;
          }
        }

        Arrays.sort(millis);
        LOG.info(
            "listeners={} approvals={} p50-ms={} p99-ms={} max-ms={} heap-bytes={} rss-bytes={}",
            LISTENERS,
            APPROVALS,
            millis[millis.length / 2],
            millis[millis.length * 99 / 100],
            millis[millis.length - 1],
            (with.heap - without.heap) / LISTENERS,
            (with.resident - without.resident) / LISTENERS);
        List<String> approved =
            IntStream.range(0, APPROVALS).mapToObj(ApprovedTraffic::firstReview).toList();
        assertThat(listeners.heard("shown"))
            .hasSize(LISTENERS)
            .allSatisfy(heard -> assertThat(heard).isEqualTo(approved));
        assertThat(millis[millis.length * 99 / 100]).isLessThanOrEqualTo(MOST_P99_MILLIS);
      }
    }
  }

  private int status(ServiceProcess projection, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(projection.url() + path))
                .timeout(Duration.ofSeconds(60))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  /**
   * What a process uses once it has thrown away what it does not need.
   *
   * @param heap bytes
   * @param resident bytes of all of the process
   */
  private record Memory(long heap, long resident) {
    static Memory of(ServiceProcess process, HttpClient http) throws Exception {
      Process collect =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(process.pid()),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      collect.waitFor(30, TimeUnit.SECONDS);
      String metrics =
          http.send(
                  HttpRequest.newBuilder(URI.create(process.url() + "/metrics"))
                      .timeout(Duration.ofSeconds(60))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      double heap =
          metrics
              .lines()
              .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
              .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
              .sum();
      return new Memory((long) heap, resident(process.pid()));
    }

    /** 0 where the system does not tell. */
    private static long resident(long pid) throws IOException {
      Path status = Path.of("/proc", Long.toString(pid), "status");
      if (!Files.exists(status)) {
        return 0;
      }
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }
}
