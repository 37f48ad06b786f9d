package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Answers every request alike and remembers what was asked. */
final class StubService implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private int status = 200;
  private String answer = "{}";
  private String location = "";

  StubService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void willAnswer(int status, String answer) {
    this.status = status;
    this.answer = answer;
  }

  synchronized void willPassOnTo(String location) {
    this.status = 307;
    this.location = location;
  }

  /** Method, address, authorization and media type of each request. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type"));
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().add("Location", location);
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
