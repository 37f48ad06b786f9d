package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class HttpLoadTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void everyAnswerIsCountedWithItsBytes() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = HttpServer.create(loopback(), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes(US_ASCII));
          exchange.close();
        });
    server.start();
    try (HttpLoad load = HttpLoad.open(address(server.getAddress().getPort()), 3)) {

      HttpLoad.Outcome outcome = load.flood(() -> "/", SHORT);

      assertThat(outcome.requests()).isEqualTo(asked.get()).isGreaterThanOrEqualTo(3);
      assertThat(outcome.bytes()).isEqualTo(5 * outcome.requests());
      assertThat(outcome.micros().getTotalCount()).isEqualTo(outcome.requests());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aBodyLongerThanTheSocketsBufferIsSentWhole() throws IOException {
    AtomicLong taken = new AtomicLong();
    HttpServer server = HttpServer.create(loopback(), 0);
    server.createContext(
        "/",
        exchange -> {
          taken.addAndGet(exchange.getRequestBody().readAllBytes().length);
          exchange.sendResponseHeaders(202, 4);
          exchange.getResponseBody().write("good".getBytes(US_ASCII));
          exchange.close();
        });
    server.start();
    int length = 20_000_000;
    byte[] head =
        ("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + length + "\r\n\r\n")
            .getBytes(US_ASCII);
    byte[] request = Arrays.copyOf(head, head.length + length);
    try (HttpLoad load = HttpLoad.open(address(server.getAddress().getPort()), 1)) {

      HttpLoad.Outcome outcome =
          load.flood(HttpLoad.Asking.of(() -> request, 202, "oo"), Duration.ofMillis(1));

      assertThat(outcome.requests()).isPositive();
      assertThat(taken).hasValue(length * outcome.requests());
      assertThat(outcome.counted()).isEqualTo(outcome.requests());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatWasDueDuringAStallIsAskedForAfterItAndItsWaitingCounts() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = HttpServer.create(loopback(), 0);
    server.createContext(
        "/",
        exchange -> {
          if (asked.incrementAndGet() == 1) {
            stall(never);
          }
          exchange.sendResponseHeaders(200, 1);
          exchange.getResponseBody().write('x');
          exchange.close();
        });
    server.start();
    try (HttpLoad load = HttpLoad.open(address(server.getAddress().getPort()), 1)) {

      HttpLoad.Outcome outcome = load.pace(() -> "/", 100, Duration.ofMillis(200));

      assertThat(outcome.requests()).isEqualTo(20);
      // The last was due 190 ms after the first, which was answered after half a second.
      assertThat(outcome.micros().getMinValue()).isGreaterThan(300_000);
    } finally {
      server.stop(0);
    }
  }

  private static void stall(CountDownLatch never) {
    try {
      assertThat(never.await(500, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedForWithoutEnd() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        HttpLoad load = HttpLoad.open(address(silent.getLocalPort()), 2, SHORT)) {

      assertThatThrownBy(() -> load.flood(() -> "/", SHORT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("2 requests are without an answer");
    }
  }

  @Test
  void anAnswerLongerThanItSaysIsToldApart() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        HttpLoad load = HttpLoad.open(address(server.getLocalPort()), 1);
        Socket accepted = server.accept()) {
      accepted
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nfour".getBytes(US_ASCII));

      assertThatThrownBy(() -> load.flood(() -> "/", SHORT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("longer than its Content-Length");
    }
  }

  @Test
  void whereNobodyListensIsSaid() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThatThrownBy(() -> HttpLoad.open(address(port), 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot connect to http://127.0.0.1:" + port);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
