package dev.screener.cli;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener case explain}: why a review stands where it stands. */
@Command(
    name = "explain",
    description = {
      "Explains a case: text, signals, rules, reports, decisions; makes its verdict again from what it records and says where that differs.",
      "Ends with 0 when the verdict comes out the same, with 1 when it differs or there is no such case."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  SCREENER_TOKEN=TOKEN screener case explain crossing/r1",
      "  screener case explain crossing/r1 --url http://127.0.0.1:8083 --json | jq .recomputed"
    })
final class CaseExplainCommand implements Callable<Integer> {
  private static final String URL_KEY = "SCREENER_MODERATION_URL";
  private static final String DEFAULT_URL = "http://127.0.0.1:8083";
  private static final String TOKEN_KEY = "SCREENER_TOKEN";

  @Parameters(paramLabel = "FILM/REVIEW", description = "The review, as filmId/reviewId.")
  private String review = "";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where an instance of moderation-streams is. Default: $SCREENER_MODERATION_URL, or "
              + DEFAULT_URL
              + ".")
  private @Nullable URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "A bearer token with the role moderator or auditor. Default: $SCREENER_TOKEN.")
  private @Nullable String token;

  @Option(names = "--json", description = "Print the case as it comes, one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!review.matches("[A-Za-z0-9._~-]{1,128}/[A-Za-z0-9._~-]{1,128}")) {
      throw new ParameterException(
          spec.commandLine(), "A review is named filmId/reviewId, not " + review);
    }
    String bearer = token != null ? token : System.getenv(TOKEN_KEY);
    if (bearer == null) {
      throw new ParameterException(
          spec.commandLine(), "A token is needed: give --token or set " + TOKEN_KEY);
    }
    JsonHttp.Answer answer = new JsonHttp(bearer).get(base().resolve("/v1/cases/" + review));
    if (!answer.isGood()) {
      throw new IOException(review + ": " + answer.problem());
    }
    if (json) {
      spec.commandLine().getOut().println(answer.text());
    } else {
      new CaseText(spec.commandLine().getOut()).print(answer.json());
    }
    return answer.json().at("/recomputed/differs").isEmpty() ? 0 : 1;
  }

  private URI base() {
    return url != null ? url : URI.create(System.getenv().getOrDefault(URL_KEY, DEFAULT_URL));
  }
}
