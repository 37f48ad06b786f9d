package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SubmitCommandTest {
  private static final String REFUSAL =
      "{\"line\": 1, \"status\": \"refused\", \"problem\": {\"title\": \"Unprocessable\", \"detail\": \"rating: 11\"}}\n";

  @TempDir private Path directory;

  private final List<String> authorizations = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(anyPort, 0);
    server.createContext("/v1/reviews", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void acceptedLinesAreCountedOverManyRequests() throws IOException {
    int exitCode = submit("{}\n".repeat(2500), "--json");

    assertThat(exitCode).isZero();
    assertThat(out.toString())
        .startsWith("{\"accepted\":2500,\"refused\":{},\"reviewsPerSecond\":");
    assertThat(authorizations).containsExactly("Bearer t0", "Bearer t0", "Bearer t0");
  }

  @Test
  void aRefusedLineIsToldWithItsReasonAndEndsWithOne() throws IOException {
    int exitCode = submit("{}\n{\"rating\": 11}\n{\"rating\": 11}\n");

    assertThat(exitCode).isOne();
    assertThat(out.toString())
        .contains("accepted 1, refused 2")
        .contains("2 × Unprocessable: rating: 11");
  }

  @Test
  void aServiceThatRefusesAllIsQuotedAndEndsWithOne() throws IOException {
    server.removeContext("/v1/reviews");

    int exitCode = submit("{}\n");

    assertThat(exitCode).isOne();
    assertThat(err.toString()).contains("answered 404, from line 1 on");
  }

  @Test
  void aServiceThatIsNotThereIsTold() throws IOException {
    server.stop(0);

    int exitCode = submit("{}\n");

    assertThat(exitCode).isOne();
    assertThat(err.toString()).contains("does not answer");
  }

  private int submit(String lines, String... more) throws IOException {
    Path file = directory.resolve("reviews.ndjson");
    Files.writeString(file, lines);
    List<String> args = new ArrayList<>(List.of("submit", file.toString(), "--token", "t0"));
    args.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
    args.addAll(List.of(more));
    CommandLine commandLine =
        ScreenerMain.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commandLine.execute(args.toArray(String[]::new));
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    StringBuilder answers = new StringBuilder();
    body.lines()
        .forEach(
            line ->
                answers.append(
                    line.equals("{}") ? "{\"line\": 1, \"status\": \"accepted\"}\n" : REFUSAL));
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(answers.toString().getBytes(UTF_8));
    exchange.close();
  }
}
