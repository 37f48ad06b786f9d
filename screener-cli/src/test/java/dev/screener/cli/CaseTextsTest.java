package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseTextsTest {
  private static final String CASE = "/v1/cases/crossing/r1";
  private static final String GOOD = "Bearer t0";

  private HttpServer asked;
  private HttpServer holder;

  @BeforeEach
  void start() throws IOException {
    asked = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    holder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    asked.createContext("/", exchange -> passOn(exchange, url(holder) + CASE));
    holder.createContext("/", CaseTextsTest::answer);
    asked.start();
    holder.start();
  }

  @AfterEach
  void stop() {
    asked.stop(0);
    holder.stop(0);
  }

  @Test
  void aCaseOfAnotherInstanceIsAskedOfThatOneWithTheSameToken() throws Exception {
    CaseTexts.CaseText text = new CaseTexts(URI.create(url(asked)), "t0").of("crossing", "r1", 1);

    assertThat(text.text()).isEqualTo("The tea trolley deserves a sequel.");
    assertThat(text.note()).isNull();
  }

  @Test
  void aTokenThatMayNotReadCasesEndsIt() {
    CaseTexts texts = new CaseTexts(URI.create(url(holder)), "another");

    assertThatThrownBy(() -> texts.of("crossing", "r1", 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("403");
  }

  private static void passOn(HttpExchange exchange, String address) throws IOException {
    exchange.getResponseHeaders().add("Location", address);
    exchange.sendResponseHeaders(307, -1);
    exchange.close();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean good = GOOD.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body =
        "{\"revision\": 1, \"text\": \"The tea trolley deserves a sequel.\"}".getBytes(UTF_8);
    exchange.sendResponseHeaders(good ? 200 : 403, good ? body.length : -1);
    if (good) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
