package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.policy.Compilation;
import dev.screener.policy.PolicyCompiler;
import dev.screener.policy.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener policy publish}: puts a policy into force. */
@Command(
    name = "publish",
    description = {
      "Publishes a policy, after it was tried on the cases judged last: the difference is shown, with reviews to read.",
      "A rise or fall of held and rejected together by more than one percentage point is refused unless --accept-change is given. Ends with 0 only if it was published."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener policy publish ours.yaml --preview",
      "  SCREENER_TOKEN=TOKEN screener policy publish ours.yaml",
      "  screener policy publish ours.yaml --mode shadow",
      "  screener policy publish ours.yaml --rejudge all --accept-change",
      "Again with the same text, and --rejudge held, to stop a judging of all. The token needs the role policy-owner (or admin)."
    })
final class PolicyPublishCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  enum Mode {
    LIVE,
    SHADOW;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Rejudge {
    HELD,
    ALL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "FILE", description = "The policy, as YAML in UTF-8.")
  private Path file = Path.of("");

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "live",
      description =
          "${COMPLETION-CANDIDATES}: whether it judges, or what it would say is only counted. Default: ${DEFAULT-VALUE}.")
  private Mode mode = Mode.LIVE;

  @Option(
      names = "--rejudge",
      paramLabel = "WHICH",
      defaultValue = "held",
      description =
          "${COMPLETION-CANDIDATES}: which cases it judges again when it takes effect. Default: ${DEFAULT-VALUE}.")
  private Rejudge rejudge = Rejudge.HELD;

  @Option(
      names = "--preview",
      description =
          "Show what it would change, and publish nothing. Ends with 0 when that was shown.")
  private boolean preview;

  @Option(
      names = "--accept-change",
      description = "Publish whatever it changes, even where that cannot be told.")
  private boolean acceptChange;

  @Mixin private IngestOptions service;

  @Option(names = "--json", description = "Print the service's answer, one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String rules = PolicyTestCommand.read(file);
    String token = service.token();
    Compilation compilation = PolicyCompiler.compile(rules);
    if (compilation instanceof Compilation.Refused refused) {
      report(refused.problems());
      return 1;
    }
    String version = ((Compilation.Compiled) compilation).policy().version();
    String name = version.substring(0, version.indexOf('/'));
    URI address =
        service
            .url()
            .resolve(
                "/v1/moderation/policies/%s?mode=%s&rejudge=%s&preview=%s&acceptChange=%s"
                    .formatted(name, mode, rejudge, preview, acceptChange));
    JsonHttp.Answer answer =
        new JsonHttp(token)
            .put(address, "application/yaml", rules.getBytes(StandardCharsets.UTF_8));
    if (json) {
      out().println(answer.text());
    } else {
      print(answer);
    }
    return answer.isGood() ? 0 : 1;
  }

  private void print(JsonHttp.Answer answer) {
    new DifferenceTable(out()).print(answer.json().path("difference"));
    if (answer.isGood() && preview) {
      out().println("Nothing was published: this was a preview.");
      out().flush();
      return;
    }
    if (answer.isGood()) {
      out()
          .printf(
              "Published %s (%s), in effect from %s%s%n",
              answer.json().path("policy").asText(),
              mode,
              answer.json().path("effectiveFrom").asText(),
              mode == Mode.LIVE
                  ? ", judging again: " + rejudge
                  : "; it only counts what it would say");
      out().flush();
      return;
    }
    answer
        .json()
        .path("problems")
        .forEach(
            one ->
                err()
                    .println(
                        new Problem(
                            one.path("line").asInt(),
                            one.path("column").asInt(),
                            one.path("where").asText(),
                            one.path("expression").asText(),
                            one.path("message").asText(),
                            one.path("hint").asText())));
    err().println("Not published. " + answer.problem());
  }

  private void report(List<Problem> problems) throws IOException {
    if (json) {
      out()
          .println(
              JSON.writeValueAsString(
                  JSON.createObjectNode()
                      .put("status", 422)
                      .set(
                          "problems",
                          JSON.valueToTree(
                              problems.stream()
                                  .map(PolicyTestCommand::describe)
                                  .collect(Collectors.toList())))));
      return;
    }
    problems.forEach(problem -> err().println(problem));
    err()
        .println(
            "Not published: "
                + problems.size()
                + (problems.size() == 1 ? " problem" : " problems"));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
