package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.fuzz.SlowClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that would hold the service up. {@code -Doverload.connections} and {@code
 * -Doverload.megabytes} make them more; both ends of a connection are in this process.
 */
@Timeout(300)
class OverloadTest {

  private static final int CONNECTIONS = Integer.getInteger("overload.connections", 1_500);
  private static final long MEGABYTES = Long.getLong("overload.megabytes", 48);
  private static final int MEGABYTE = 1024 * 1024;

  /** What the service may hold for one that says nothing, its own end and this one. */
  private static final long BYTES_A_CONNECTION = 64 * 1024;

  private static final String BATCH =
      """
      POST /v1/reviews HTTP/1.1
      Host: localhost
      Authorization: Bearer importer-token
      Content-Type: application/x-ndjson
      Transfer-Encoding: chunked

      """;

  @TempDir private Path directory;

  @Test
  void aHeadThatDripsIsCutOff() throws IOException {
    try (RunningService service = with("IDLE_SECONDS", "1");
        SlowClient client = new SlowClient(service.port())) {
      client.send("POST /v1/reviews HTTP/1.1\nX-Slow: ");

      client.drip("a");
    }
  }

  @Test
  void aHeadThatDripsAfterARequestIsCutOff() throws IOException {
    try (RunningService service = with("IDLE_SECONDS", "1");
        SlowClient client = new SlowClient(service.port())) {
      client.send("GET /health/live HTTP/1.1\nHost: localhost\n\nGET /health/live HTTP/1.1\nX: ");

      assertThat(client.drip("a")).startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"site-token", "nobodys-token"})
  void aBodyThatDripsIsCutOff(String token) throws IOException {
    try (RunningService service =
            RunningService.acknowledging(
                directory, Map.of("BODY_SECONDS", "1", "IDLE_SECONDS", "2"));
        SlowClient client = new SlowClient(service.port())) {
      client.send(
          """
          POST /v1/films/crossing/reviews HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Content-Type: application/json
          Content-Length: 100000

          {"authorId":
          """
              .formatted(token));

      String answer = client.drip(" ");

      assertThat(answer)
          .startsWith(token.equals("site-token") ? "HTTP/1.1 408 " : "HTTP/1.1 401 ")
          .contains("application/problem+json");
    }
  }

  @Test
  void aBatchWhoseLineDripsIsCutOff() throws IOException {
    try (RunningService service = with("IDLE_SECONDS", "1");
        SlowClient client = new SlowClient(service.port())) {
      client.send(BATCH + "1\n{\n");

      client.drip("1\r\n \r\n");
    }
  }

  @Test
  void aBatchThatGoesOnLineByLineIsTakenHoweverLongItLasts() throws IOException {
    try (RunningService service = with("BODY_SECONDS", "1");
        SlowClient client = new SlowClient(service.port())) {
      client.send(BATCH);
      long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();

      await()
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                client.sendAsItIs("2\r\nx\n\r\n");
                return System.nanoTime() - end > 0;
              });
      client.send("0\n\n");

      assertThat(client.untilSaid("\r\n0\r\n\r\n"))
          .startsWith("HTTP/1.1 200 ")
          .contains("\"line\":3");
    }
  }

  @Test
  void aLineWithoutAnEndIsRefusedEarly() throws IOException {
    try (RunningService service = RunningService.acknowledging(directory);
        SlowClient client = new SlowClient(service.port())) {
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(client::untilClosed);
      client.send(BATCH);

      long sent = client.pourChunks("a".repeat(MEGABYTE), 1024L * MEGABYTE);

      assertThat(answer.join()).startsWith("HTTP/1.1 200 ").contains("\"status\":413");
      assertThat(sent).isLessThan(256L * MEGABYTE);
    }
  }

  @Test
  void aBatchOfAnyLengthTakesBoundedMemory() throws IOException {
    try (RunningService service = RunningService.acknowledging(directory);
        SlowClient client = new SlowClient(service.port())) {
      CompletableFuture<Long> read = CompletableFuture.supplyAsync(client::readAll);
      client.send(BATCH);
      long before = usedHeap();

      long sent =
          client.pourChunks(("{" + " ".repeat(1022) + "\n").repeat(1024), MEGABYTES * MEGABYTE);
      long after = usedHeap();
      client.send("0\n\n");
      client.endOfOutput();

      assertThat(sent).isEqualTo(MEGABYTES * MEGABYTE);
      assertThat(after - before).isLessThan(24L * MEGABYTE);
      assertThat(read.join()).isPositive();
    }
  }

  @Test
  void whoDoesNotTakeTheAnswersIsNotReadOnAndThenCutOff() throws IOException {
    try (RunningService service = with("IDLE_SECONDS", "1");
        SlowClient client = new SlowClient(service.port())) {
      client.send(BATCH);

      long sent = client.pourChunks("{\n".repeat(MEGABYTE / 2), 4096L * MEGABYTE);

      assertThat(sent).isLessThan(64L * MEGABYTE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/films/f/reviews, application/json, importer-token",
    "/v1/reviews, application/x-ndjson, importer-token",
    "/v1/moderation/decisions, application/json, moderator-token",
    "/v1/moderation/decisions, application/x-ndjson, moderator-token"
  })
  void aCompressedBodyIsNotUnpacked(String path, String type, String token) {
    try (RunningService service = RunningService.acknowledging(directory)) {
      Client.Answer answer =
          service
              .to(path)
              .as(token)
              .with("Content-Type", type)
              .with("Content-Encoding", "gzip")
              .post("\u001f\u008b");

      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    }
  }

  @Test
  void connectionsThatSayNothingTakeLittleAndAreCutOff() throws Exception {
    try (RunningService service =
        RunningService.acknowledging(
            directory, Map.of("MAX_CONNECTIONS", "20000", "IDLE_SECONDS", "10"))) {
      String review = "{\"authorId\":\"ada\",\"rating\":8}";
      assertThat(service.to("/v1/films/f/reviews").post(review).status()).isEqualTo(202);
      long before = usedHeap();
      List<SlowClient> idle = new ArrayList<>();
      try {
        for (int i = 0; i < CONNECTIONS; i++) {
          idle.add(new SlowClient(service.port()));
        }

        assertThat(service.to("/v1/films/f/reviews").post(review).status()).isEqualTo(202);
        long after = usedHeap();
        System.out.printf(
            "%,d idle connections: %,d bytes of heap each, both ends%n",
            CONNECTIONS, (after - before) / CONNECTIONS);
        assertThat(after - before).isLessThan(CONNECTIONS * BYTES_A_CONNECTION);
        await().until(() -> idle.get(0).isClosed());
        await().until(() -> idle.get(CONNECTIONS - 1).isClosed());
      } finally {
        for (SlowClient client : idle) {
          client.close();
        }
      }
    }
  }

  @Test
  void moreConnectionsThanAreServedAreClosedAtOnce() throws IOException {
    try (RunningService service = with("MAX_CONNECTIONS", "3");
        SlowClient one = new SlowClient(service.port());
        SlowClient two = new SlowClient(service.port());
        SlowClient three = new SlowClient(service.port())) {
      await().until(() -> new SlowClient(service.port()).isClosed());
      assertThat(three.isClosed()).isFalse();

      one.close();
      two.close();

      await()
          .ignoreExceptions()
          .until(
              () ->
                  RawHttp.exchange(
                          service.port(),
                          "GET /health/live HTTP/1.1\nHost: localhost\nConnection: close\n\n")
                      .startsWith("HTTP/1.1 200 "));
    }
  }

  private RunningService with(String setting, String value) {
    return RunningService.acknowledging(directory, Map.of(setting, value));
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
