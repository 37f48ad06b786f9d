package dev.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener policy rejudging}: how far judging all cases again has come. */
@Command(
    name = "rejudging",
    description = {
      "Tells how far an instance of moderation-streams has come in having all cases judged again,"
          + " as publishing with --rejudge all asks.",
      "To stop it, publish the same policy again with --rejudge held."
    },
    mixinStandardHelpOptions = true)
final class PolicyRejudgingCommand implements Callable<Integer> {
  private static final String URL_KEY = "SCREENER_MODERATION_URL";
  private static final String DEFAULT_URL = "http://127.0.0.1:8083";
  private static final String TOKEN_KEY = "SCREENER_TOKEN";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where the instance is. Default: $SCREENER_MODERATION_URL, or " + DEFAULT_URL + ".")
  private @Nullable URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "A bearer token with the role policy-owner, moderator or auditor. Default:"
              + " $SCREENER_TOKEN.")
  private @Nullable String token;

  @Option(names = "--wait", description = "Wait until all cases were looked at.")
  private boolean wait;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** All partitions of an instance together. */
  private record Progress(String version, long walked, long about, boolean finished) {

    static Progress of(JsonNode partitions) {
      String version = "";
      long walked = 0;
      long about = 0;
      boolean finished = true;
      for (JsonNode partition : partitions) {
        version = partition.path("version").asText();
        walked += partition.path("walked").asLong();
        about += partition.path("about").asLong();
        finished &= partition.path("finished").asBoolean();
      }
      return new Progress(version, walked, about, finished);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String bearer = token != null ? token : System.getenv(TOKEN_KEY);
    if (bearer == null) {
      throw new ParameterException(
          spec.commandLine(), "A token is needed: give --token or set " + TOKEN_KEY);
    }
    JsonHttp http = new JsonHttp(bearer);
    JsonNode partitions = ask(http);
    if (wait) {
      partitions = waited(http, partitions);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(partitions);
    } else {
      print(out, Progress.of(partitions));
    }
    return 0;
  }

  private JsonNode waited(JsonHttp http, JsonNode first) throws IOException, InterruptedException {
    JsonNode partitions = first;
    Progress progress = Progress.of(partitions);
    try (@Nullable ProgressBar bar = Terminal.showsProgress() ? bar(progress) : null) {
      while (!progress.finished()) {
        TimeUnit.SECONDS.sleep(1);
        partitions = ask(http);
        progress = Progress.of(partitions);
        if (bar != null) {
          bar.maxHint(progress.about());
          bar.stepTo(progress.walked());
        }
      }
    }
    return partitions;
  }

  private static ProgressBar bar(Progress progress) {
    return Terminal.bar("cases looked at", progress.about()).build();
  }

  private static void print(PrintWriter out, Progress progress) {
    if (progress.version().isEmpty()) {
      out.println("No policy asks for all cases to be judged again.");
    } else {
      out.printf(
          "%s: %,d of about %,d cases looked at%s%n",
          progress.version(),
          progress.walked(),
          progress.about(),
          progress.finished() ? "; that is all" : "");
    }
  }

  private JsonNode ask(JsonHttp http) throws IOException, InterruptedException {
    JsonHttp.Answer answer = http.get(base().resolve("/v1/policies"));
    if (!answer.isGood()) {
      throw new IOException(answer.problem());
    }
    return answer.json().path("rejudging");
  }

  private URI base() {
    return url != null ? url : URI.create(System.getenv().getOrDefault(URL_KEY, DEFAULT_URL));
  }
}
