package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener submit}: reviews from a file over HTTP. */
@Command(
    name = "submit",
    description = {
      "Submits reviews over HTTP: one JSON object a line, with filmId, authorId and a rating or a text.",
      "Ends with 0 when every line was accepted, with 1 when one was refused or the service did not answer."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener submit reviews.ndjson --token TOKEN",
      "  zcat reviews.ndjson.gz | SCREENER_TOKEN=TOKEN screener submit - --url http://127.0.0.1:8081"
    })
final class SubmitCommand implements Callable<Integer> {
  private static final String TOKEN_KEY = "SCREENER_TOKEN";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FILE", description = "The reviews, as NDJSON; - is standard input.")
  private String file = "-";

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Where ingest-service is. Default: ${DEFAULT-VALUE}.")
  private URI url = URI.create("http://127.0.0.1:8081");

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "A bearer token with the role site. Default: $SCREENER_TOKEN.")
  private @Nullable String token;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String bearer = token != null ? token : System.getenv(TOKEN_KEY);
    if (bearer == null) {
      throw new ParameterException(
          spec.commandLine(), "A token is needed: give --token or set " + TOKEN_KEY);
    }
    long begun = System.nanoTime();
    BatchSubmission.Result result = submit(bearer);
    double seconds = (System.nanoTime() - begun) / 1e9;
    print(result, (result.accepted() + result.refusedInAll()) / seconds);
    return result.refused().isEmpty() ? 0 : 1;
  }

  private BatchSubmission.Result submit(String bearer) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    BatchSubmission submission = new BatchSubmission(http, url, bearer);
    boolean standardInput = file.equals("-");
    try (InputStream input = standardInput ? System.in : Files.newInputStream(Path.of(file))) {
      if (!Terminal.showsProgress()) {
        return submission.send(input, bytes -> {});
      }
      long size = standardInput ? -1 : Files.size(Path.of(file));
      try (ProgressBar bar = Terminal.bytesBar("Submitting", size)) {
        return submission.send(input, bar::stepBy);
      }
    }
  }

  private void print(BatchSubmission.Result result, double reviewsPerSecond) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode document = JSON.createObjectNode();
      document.put("accepted", result.accepted());
      ObjectNode refused = document.putObject("refused");
      result.refused().forEach(refused::put);
      document.put("reviewsPerSecond", Math.round(reviewsPerSecond));
      out.println(JSON.writeValueAsString(document));
      return;
    }
    out.printf(
        Locale.ROOT,
        "accepted %,d, refused %,d, %,.0f reviews/s%n",
        result.accepted(),
        result.refusedInAll(),
        reviewsPerSecond);
    result.refused().forEach((reason, count) -> out.printf("  %,d × %s%n", count, reason));
    out.flush();
  }
}
