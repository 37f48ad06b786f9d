package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsImportCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final StubService ingest = new StubService();

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void linesGoToTheDecisionsAndAreCounted() throws IOException {
    ingest.willAnswer(
        200,
        "{\"line\":1,\"status\":\"accepted\",\"decisionId\":\"d1\"}\n"
            + "{\"line\":2,\"status\":\"accepted\",\"decisionId\":\"d2\"}\n");

    int exit = run("{\"a\":1}\n{\"b\":2}\n", "--json");

    assertThat(exit).isZero();
    assertThat(ingest.requests())
        .containsExactly("POST /v1/moderation/decisions Bearer t0 application/x-ndjson");
    assertThat(ingest.bodies()).containsExactly("{\"a\":1}\n{\"b\":2}\n");
    assertThat(out.toString()).startsWith("{\"accepted\":2,\"refused\":{},\"decisionsPerSecond\":");
  }

  @Test
  void aRefusedLineIsToldWithItsReasonAndEndsWithOne() throws IOException {
    ingest.willAnswer(
        200,
        "{\"line\":1,\"status\":\"refused\",\"problem\":{\"title\":\"Not allowed\","
            + "\"detail\":\"Send effect LABEL.\"}}\n");

    int exit = run("{}\n");

    assertThat(exit).isOne();
    assertThat(out.toString())
        .contains("accepted 0, refused 1")
        .contains("decisions/s")
        .contains("1 × Not allowed: Send effect LABEL.");
  }

  @Test
  void aServiceThatRefusesAllIsQuoted() throws IOException {
    ingest.willAnswer(403, "{\"title\":\"Not allowed\"}");

    assertThat(run("{}\n")).isOne();
    assertThat(err.toString()).contains("/v1/moderation/decisions answered 403, from line 1 on");
  }

  private int run(String lines, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("decisions.ndjson"), lines);
    String[] args = {
      "decisions", "import", file.toString(), "--token", "t0", "--url", ingest.url()
    };
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return ScreenerMain.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
