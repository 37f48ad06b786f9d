package dev.screener.cli.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers by path; what it was not told is 404. It remembers what was put. */
final class StubSite implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> put = new CopyOnWriteArrayList<>();

  StubSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  StubSite answering(String path, String json) {
    answers.put(path, json);
    return this;
  }

  TourSite site() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new TourSite(address, address, "site", "moderator", "admin");
  }

  /** Address and body of each PUT, in their order. */
  List<String> put() {
    return put;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (exchange.getRequestMethod().equals("PUT")) {
      put.add(exchange.getRequestURI() + "\n" + sent);
    }
    String known = answers.get(exchange.getRequestURI().getPath());
    byte[] bytes = (known == null ? "{\"detail\": \"There is none.\"}" : known).getBytes(UTF_8);
    exchange.sendResponseHeaders(known == null ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
