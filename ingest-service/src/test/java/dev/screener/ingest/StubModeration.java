package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers a preview as an instance of moderation-streams does. */
final class StubModeration implements AutoCloseable {

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "";

  StubModeration() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/policies/preview", this::answer);
    server.start();
    willHold(0, 0, 0);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** So many cases, of which so many were held and so many would be. */
  void willHold(int cases, int before, int after) {
    status = 200;
    answer =
        """
        {"policy": "ours/1", "cases": %d,
         "before": {"APPROVED": %d, "HELD": %d, "REJECTED": 0},
         "after": {"APPROVED": %d, "HELD": %d, "REJECTED": 0},
         "changes": [{"from": "APPROVED", "to": "HELD", "displayFrom": "FULL", "displayTo": "NONE",
           "count": %d, "samples": [{"filmId": "crossing", "reviewId": "r1",
           "ruleIds": ["many-links"], "text": "Links, links."}]}], "later": true}
        """
            .formatted(cases, cases - before, before, cases - after, after, after - before);
  }

  void willAnswer(int status, String answer) {
    this.status = status;
    this.answer = answer;
  }

  /** The bodies that were sent. */
  List<String> asked() {
    return asked;
  }

  List<String> authorizations() {
    return authorizations;
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
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
