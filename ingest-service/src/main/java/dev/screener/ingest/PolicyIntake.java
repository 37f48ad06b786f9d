package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.policy.Compilation;
import dev.screener.policy.PolicyCompiler;
import dev.screener.policy.PolicyExamples;
import dev.screener.policy.Problem;
import dev.screener.policy.RulesPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a text to a policy that may be published. Takes its time: not for an event loop. */
final class PolicyIntake {

  private static final String BUILT_IN = "default";

  private static final String EXAMPLE_HINT =
      "Mend the rule or the example, also where a setting that you changed moved the rule;"
          + " `screener policy test` tells its signals.";

  /**
   * Compiles the text and runs its examples.
   *
   * @param name of the address
   */
  Reading<PolicyDraft> read(@Nullable String name, byte[] bytes) {
    if (!Utf8.isValid(bytes, 0, bytes.length)) {
      return refused(Problems.malformed("The policy is not valid UTF-8; send it as UTF-8."));
    }
    String rules = new String(bytes, UTF_8);
    Compilation compilation = PolicyCompiler.compile(rules);
    if (compilation instanceof Compilation.Refused refused) {
      return refused("The policy does not compile; mend what problems lists.", refused.problems());
    }
    RulesPolicy policy = ((Compilation.Compiled) compilation).policy();
    List<Problem> unexpected =
        PolicyExamples.run(policy).stream()
            .filter(result -> !result.asExpected())
            .map(PolicyIntake::problem)
            .toList();
    if (!unexpected.isEmpty()) {
      return refused("Examples come out otherwise than they say.", unexpected);
    }
    String id = policy.version();
    int slash = id.indexOf('/');
    if (!id.substring(0, slash).equals(name)) {
      return refused(
          Problems.unacceptable(
              "policy", "The policy bears another name than the address: " + id + "."));
    }
    if (id.substring(0, slash).equals(BUILT_IN)) {
      return refused(
          Problems.unacceptable(
              "policy", "default is the built-in policy's name; give yours one of its own."));
    }
    return new Reading.Sound<>(
        new PolicyDraft(id.substring(0, slash), id.substring(slash + 1), rules));
  }

  private static Problem problem(PolicyExamples.Result result) {
    String not = result.shouldMatch() ? "" : "not ";
    return new Problem(
        result.line(),
        1,
        "rule " + result.ruleId(),
        "",
        "The rule should " + not + "match this example and does" + (not.isEmpty() ? " not." : "."),
        EXAMPLE_HINT);
  }

  private static Reading<PolicyDraft> refused(String detail, List<Problem> problems) {
    return refused(
        Problems.unacceptable("rules", detail)
            .with("problems", problems.stream().map(PolicyIntake::members).toList()));
  }

  private static Map<String, Object> members(Problem problem) {
    return Map.of(
        "line", problem.line(),
        "column", problem.column(),
        "where", problem.where(),
        "expression", problem.expression(),
        "message", problem.message(),
        "hint", problem.hint());
  }

  private static Reading<PolicyDraft> refused(dev.screener.contracts.http.Problem problem) {
    return new Reading.Refused<>(problem, null, null);
  }
}
