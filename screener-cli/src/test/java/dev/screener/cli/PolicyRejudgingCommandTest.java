package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PolicyRejudgingCommandTest {

  private final Deque<String> answers = new ArrayDeque<>();
  private final StringWriter out = new StringWriter();
  private HttpServer moderation;

  @BeforeEach
  void start() throws IOException {
    moderation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    moderation.createContext(
        "/v1/policies",
        exchange -> {
          byte[] body = answers.remove().getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    moderation.start();
  }

  @AfterEach
  void stop() {
    moderation.stop(0);
  }

  @Test
  void itTellsHowFarAllPartitionsTogetherHaveCome() {
    answers.add(
        rejudging(
            "{\"0\":" + partition(40, 100, false) + ",\"1\":" + partition(60, 60, true) + "}"));

    int exitCode = run();

    assertThat(exitCode).isZero();
    assertThat(out.toString())
        .isEqualTo(String.format("ours/2: 100 of about 160 cases looked at%n"));
  }

  @Test
  void itWaitsUntilTheLastPartitionIsThrough() {
    answers.addAll(
        List.of(
            rejudging("{\"0\":" + partition(40, 100, false) + "}"),
            rejudging("{\"0\":" + partition(100, 100, true) + "}")));

    int exitCode = run("--wait");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).endsWith(String.format("cases looked at; that is all%n"));
    assertThat(answers).isEmpty();
  }

  @Test
  void itSaysWhenThereIsNothingToJudgeAgain() {
    answers.add(rejudging("{}"));

    assertThat(run()).isZero();
    assertThat(out.toString()).contains("No policy asks");
  }

  private int run(String... more) {
    CommandLine command =
        new CommandLine(new PolicyRejudgingCommand()).setOut(new PrintWriter(out, true));
    String[] arguments = new String[4 + more.length];
    arguments[0] = "--url";
    arguments[1] = "http://127.0.0.1:" + moderation.getAddress().getPort();
    arguments[2] = "--token";
    arguments[3] = "t";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return command.execute(arguments);
  }

  private static String rejudging(String partitions) {
    return "{\"policies\":[],\"rejudging\":" + partitions + "}";
  }

  private static String partition(long walked, long about, boolean finished) {
    return String.format(
        "{\"version\":\"ours/2\",\"walked\":%d,\"about\":%d,\"finished\":%b}",
        walked, about, finished);
  }
}
