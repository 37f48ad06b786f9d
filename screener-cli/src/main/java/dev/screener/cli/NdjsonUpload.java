package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Sends a file of lines and tells what became of them.
 *
 * @param path where on the write side they go
 * @param task what the progress bar says
 * @param what the lines are, in the plural
 */
record NdjsonUpload(
    IngestOptions service, String path, String task, String what, CommandSpec spec) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Sends all of it.
   *
   * @param file a path, or - for standard input
   * @return 0 when every line was accepted, else 1
   */
  int run(String file, boolean json) throws IOException, InterruptedException {
    String token = service.token();
    long begun = System.nanoTime();
    BatchSubmission.Result result = send(file, token);
    double seconds = (System.nanoTime() - begun) / 1e9;
    print(result, (result.accepted() + result.refusedInAll()) / seconds, json);
    return result.refused().isEmpty() ? 0 : 1;
  }

  private BatchSubmission.Result send(String file, String token)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    BatchSubmission submission = new BatchSubmission(http, service.url(), path, token);
    boolean standardInput = file.equals("-");
    try (InputStream input = standardInput ? System.in : Files.newInputStream(Path.of(file))) {
      if (!Terminal.showsProgress()) {
        return submission.send(input, bytes -> {});
      }
      long size = standardInput ? -1 : Files.size(Path.of(file));
      try (ProgressBar bar = Terminal.bytesBar(task, size)) {
        return submission.send(input, bar::stepBy);
      }
    }
  }

  private void print(BatchSubmission.Result result, double linesPerSecond, boolean json)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode document = JSON.createObjectNode();
      document.put("accepted", result.accepted());
      ObjectNode refused = document.putObject("refused");
      result.refused().forEach(refused::put);
      document.put(what + "PerSecond", Math.round(linesPerSecond));
      out.println(JSON.writeValueAsString(document));
      return;
    }
    out.printf(
        Locale.ROOT,
        "accepted %,d, refused %,d, %,.0f %s/s%n",
        result.accepted(),
        result.refusedInAll(),
        linesPerSecond,
        what);
    result.refused().forEach((reason, count) -> out.printf("  %,d × %s%n", count, reason));
    out.flush();
  }
}
