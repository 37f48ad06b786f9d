package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.policy.Compilation;
import dev.screener.policy.PolicyCompiler;
import dev.screener.policy.PolicyExamples;
import dev.screener.policy.Problem;
import dev.screener.policy.RulesPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code screener policy test}: whether a policy compiles, and whether its examples come out as
 * they say.
 */
@Command(
    name = "test",
    description =
        "Compiles a policy and runs its examples. Needs no cluster and publishes nothing; exits with 0 only if all is well.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener policy test ours.yaml",
      "  screener policy test ours.yaml --overlay our-thresholds.yaml --json"
    })
final class PolicyTestCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FILE", description = "The policy, as YAML in UTF-8.")
  private Path file = Path.of("");

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "A site's own settings and word lists, laid over the policy.")
  private @Nullable Path overlay;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Compilation compilation =
        overlay == null
            ? PolicyCompiler.compile(read(file))
            : PolicyCompiler.compile(read(file), read(overlay));
    if (compilation instanceof Compilation.Refused refused) {
      report(refused.problems());
      return 1;
    }
    RulesPolicy policy = ((Compilation.Compiled) compilation).policy();
    List<PolicyExamples.Result> results = PolicyExamples.run(policy);
    report(policy, results);
    return results.stream().allMatch(PolicyExamples.Result::asExpected) ? 0 : 1;
  }

  static String read(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException missing) {
      throw new IOException("There is no file " + path, missing);
    } catch (CharacterCodingException notUtf8) {
      throw new IOException(path + " is not UTF-8 text", notUtf8);
    }
  }

  private void report(List<Problem> problems) throws IOException {
    if (json) {
      ObjectNode document = JSON.createObjectNode().put("compiled", false);
      ArrayNode array = document.putArray("problems");
      problems.forEach(problem -> array.add(describe(problem)));
      out().println(JSON.writeValueAsString(document));
      return;
    }
    problems.forEach(problem -> err().println(problem));
    err().println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
  }

  static ObjectNode describe(Problem problem) {
    return JSON.createObjectNode()
        .put("line", problem.line())
        .put("column", problem.column())
        .put("where", problem.where())
        .put("expression", problem.expression())
        .put("message", problem.message())
        .put("hint", problem.hint());
  }

  private void report(RulesPolicy policy, List<PolicyExamples.Result> results) throws IOException {
    long asExpected = results.stream().filter(PolicyExamples.Result::asExpected).count();
    if (json) {
      ObjectNode document =
          JSON.createObjectNode()
              .put("compiled", true)
              .put("version", policy.version())
              .put("rules", policy.ruleIds().size())
              .put("asExpected", asExpected);
      ArrayNode array = document.putArray("examples");
      results.forEach(result -> array.add(describe(result)));
      out().println(JSON.writeValueAsString(document));
      return;
    }
    results.stream().filter(result -> !result.asExpected()).forEach(this::printUnexpected);
    out()
        .printf(
            "%s: %d %s, %d of %d examples as expected%n",
            policy.version(),
            policy.ruleIds().size(),
            policy.ruleIds().size() == 1 ? "rule" : "rules",
            asExpected,
            results.size());
    List<String> untried =
        policy.ruleIds().stream()
            .filter(id -> results.stream().noneMatch(result -> result.ruleId().equals(id)))
            .toList();
    if (!untried.isEmpty()) {
      out().println("Without examples: " + String.join(", ", untried));
    }
    out().flush();
  }

  private static ObjectNode describe(PolicyExamples.Result result) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("rule", result.ruleId())
            .put("line", result.line())
            .put("shouldMatch", result.shouldMatch())
            .put("matched", result.matched())
            .put("outcome", result.verdict().outcome().name())
            .put("display", result.verdict().display().name());
    ObjectNode signals = node.putObject("signals");
    result.evidence().forEach((signal, value) -> signals.put(signal.key(), value));
    return node;
  }

  private void printUnexpected(PolicyExamples.Result result) {
    out()
        .printf(
            "line %d: rule %s should%s match this example and does%s%n",
            result.line(),
            result.ruleId(),
            result.shouldMatch() ? "" : " not",
            result.matched() ? "" : " not");
    StringBuilder signals = new StringBuilder("  its signals:");
    result
        .evidence()
        .forEach(
            (signal, value) ->
                signals.append(
                    value == 0 ? "" : " " + signal.key() + "=" + CaseText.number(value)));
    out().println(signals);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
