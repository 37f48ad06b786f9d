package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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
        Socket socket = to(service)) {
      send(socket, "POST /v1/reviews HTTP/1.1\nX-Slow: ");

      drip(socket, "a");
    }
  }

  @Test
  void aHeadThatDripsAfterARequestIsCutOff() throws IOException {
    try (RunningService service = with("IDLE_SECONDS", "1");
        Socket socket = to(service)) {
      send(socket, "GET /health/live HTTP/1.1\nHost: localhost\n\nGET /health/live HTTP/1.1\nX: ");

      assertThat(drip(socket, "a")).startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"site-token", "nobodys-token"})
  void aBodyThatDripsIsCutOff(String token) throws IOException {
    try (RunningService service =
            RunningService.acknowledging(
                directory, Map.of("BODY_SECONDS", "1", "IDLE_SECONDS", "2"));
        Socket socket = to(service)) {
      send(
          socket,
          """
          POST /v1/films/crossing/reviews HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Content-Type: application/json
          Content-Length: 100000

          {"authorId":
          """
              .formatted(token));

      String answer = drip(socket, " ");

      assertThat(answer)
          .startsWith(token.equals("site-token") ? "HTTP/1.1 408 " : "HTTP/1.1 401 ")
          .contains("application/problem+json");
    }
  }

  @Test
  void aBatchWhoseLineDripsIsCutOff() throws IOException {
    try (RunningService service = with("IDLE_SECONDS", "1");
        Socket socket = to(service)) {
      send(socket, BATCH + "1\n{\n");

      drip(socket, "1\r\n \r\n");
    }
  }

  @Test
  void aBatchThatGoesOnLineByLineIsTakenHoweverLongItLasts() throws IOException {
    try (RunningService service = with("BODY_SECONDS", "1");
        Socket socket = to(service)) {
      send(socket, BATCH);
      long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();

      await()
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                socket.getOutputStream().write("2\r\nx\n\r\n".getBytes(US_ASCII));
                return System.nanoTime() - end > 0;
              });
      send(socket, "0\n\n");

      StringBuilder answer = new StringBuilder();
      await()
          .until(
              () -> {
                isClosed(socket, answer);
                return answer.toString().endsWith("0\r\n\r\n");
              });
      assertThat(answer.toString()).startsWith("HTTP/1.1 200 ").contains("\"line\":3");
    }
  }

  @Test
  void aLineWithoutAnEndIsRefusedEarly() throws IOException {
    try (RunningService service = RunningService.acknowledging(directory);
        Socket socket = to(service)) {
      CompletableFuture<String> answer = answerOf(socket);
      send(socket, BATCH);

      long sent = pour(socket, "a".repeat(MEGABYTE), 1024L * MEGABYTE);

      assertThat(answer.join()).startsWith("HTTP/1.1 200 ").contains("\"status\":413");
      assertThat(sent).isLessThan(256L * MEGABYTE);
    }
  }

  @Test
  void aBatchOfAnyLengthTakesBoundedMemory() throws IOException {
    try (RunningService service = RunningService.acknowledging(directory);
        Socket socket = to(service)) {
      CompletableFuture<Long> read = CompletableFuture.supplyAsync(() -> readAll(socket));
      send(socket, BATCH);
      long before = usedHeap();

      long sent = pour(socket, ("{" + " ".repeat(1022) + "\n").repeat(1024), MEGABYTES * MEGABYTE);
      long after = usedHeap();
      send(socket, "0\n\n");
      socket.shutdownOutput();

      assertThat(sent).isEqualTo(MEGABYTES * MEGABYTE);
      assertThat(after - before).isLessThan(24L * MEGABYTE);
      assertThat(read.join()).isPositive();
    }
  }

  @Test
  void whoDoesNotTakeTheAnswersIsNotReadOnAndThenCutOff() throws IOException {
    try (RunningService service = with("IDLE_SECONDS", "1");
        Socket socket = to(service)) {
      send(socket, BATCH);

      long sent = pour(socket, "{\n".repeat(MEGABYTE / 2), 4096L * MEGABYTE);

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
      List<Socket> idle = new ArrayList<>();
      try {
        for (int i = 0; i < CONNECTIONS; i++) {
          idle.add(to(service));
        }

        assertThat(service.to("/v1/films/f/reviews").post(review).status()).isEqualTo(202);
        long after = usedHeap();
        System.out.printf(
            "%,d idle connections: %,d bytes of heap each, both ends%n",
            CONNECTIONS, (after - before) / CONNECTIONS);
        assertThat(after - before).isLessThan(CONNECTIONS * BYTES_A_CONNECTION);
        await().until(() -> isClosed(idle.get(0), new StringBuilder()));
        await().until(() -> isClosed(idle.get(CONNECTIONS - 1), new StringBuilder()));
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
    }
  }

  @Test
  void moreConnectionsThanAreServedAreClosedAtOnce() throws IOException {
    try (RunningService service = with("MAX_CONNECTIONS", "3");
        Socket one = to(service);
        Socket two = to(service);
        Socket three = to(service)) {
      await().until(() -> isClosed(to(service), new StringBuilder()));
      assertThat(isClosed(three, new StringBuilder())).isFalse();

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

  private static Socket to(RunningService service) throws IOException {
    Socket socket = new Socket("127.0.0.1", service.port());
    socket.setSoTimeout(50);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.replaceAll("\r?\n", "\r\n").getBytes(US_ASCII));
  }

  /** A little now and then until the service has had enough; what it said. */
  private static String drip(Socket socket, String drop) {
    StringBuilder answer = new StringBuilder();
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              try {
                socket.getOutputStream().write(drop.getBytes(US_ASCII));
              } catch (SocketException closed) {
                // What it said before may still be read.
              }
              return isClosed(socket, answer);
            });
    return answer.toString();
  }

  /** Chunks of the text until so many bytes are sent, or the service has had enough. */
  private static long pour(Socket socket, String text, long most) {
    byte[] chunk = (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(US_ASCII);
    long sent = 0;
    try {
      OutputStream out = socket.getOutputStream();
      while (sent < most) {
        out.write(chunk);
        sent += text.length();
      }
    } catch (IOException closed) {
      return sent;
    }
    return sent;
  }

  private static CompletableFuture<String> answerOf(Socket socket) {
    StringBuilder answer = new StringBuilder();
    return CompletableFuture.supplyAsync(
        () -> {
          await().until(() -> isClosed(socket, answer));
          return answer.toString();
        });
  }

  private static long readAll(Socket socket) {
    long[] read = {0};
    byte[] part = new byte[64 * 1024];
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              try {
                int count = socket.getInputStream().read(part);
                read[0] += Math.max(0, count);
                return count < 0;
              } catch (SocketTimeoutException nothingYet) {
                return false;
              }
            });
    return read[0];
  }

  /** Takes what has come meanwhile. */
  private static boolean isClosed(Socket socket, StringBuilder answer) throws IOException {
    byte[] part = new byte[16 * 1024];
    try {
      int count = socket.getInputStream().read(part);
      answer.append(new String(part, 0, Math.max(0, count), US_ASCII));
      return count < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
