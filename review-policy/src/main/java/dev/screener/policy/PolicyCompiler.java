package dev.screener.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.screener.policy.PolicyDocument.RuleText;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a policy of its text. */
public final class PolicyCompiler {

  private PolicyCompiler() {}

  /** Compiles a policy written as YAML; see {@code docs/policies.md}. */
  public static Compilation compile(String yaml) {
    return compile(yaml, null, Set.of());
  }

  /**
   * Compiles a policy with a site's own settings and word lists laid over it. The version then
   * names both.
   *
   * @param overlayYaml see {@code docs/policies.md}
   */
  public static Compilation compile(String yaml, String overlayYaml) {
    return compile(yaml, overlayYaml, Set.of());
  }

  /**
   * Compiles a policy without the rules that are suspended. The version then ends in {@code !} and
   * their ids in order, joined by {@code +}.
   *
   * @param overlayYaml null for none
   * @param suspended ids of rules of the policy
   */
  public static Compilation compile(
      String yaml, @Nullable String overlayYaml, Set<String> suspended) {
    Problems problems = new Problems();
    PolicyDocument document = PolicyReader.read(yaml, problems);
    if (document == null) {
      return refused(problems);
    }
    List<String> ruleIds = document.ruleIds();
    PolicyDocument overlaid =
        overlayYaml == null ? document : PolicyOverlay.apply(overlayYaml, document, problems);
    if (overlaid == null) {
      return refused(problems);
    }
    return compile(without(new TreeSet<>(suspended), ruleIds, overlaid, problems), problems);
  }

  private static PolicyDocument without(
      SortedSet<String> suspended,
      List<String> ruleIds,
      PolicyDocument document,
      Problems problems) {
    if (suspended.isEmpty()) {
      return document;
    }
    for (String id : suspended) {
      if (!ruleIds.contains(id)) {
        problems.add(
            new Problem(
                0,
                0,
                "suspended rules",
                "",
                "There is no rule '" + Spelling.shown(id) + "'.",
                Spelling.hint(id, ruleIds)));
      }
    }
    return document.without(suspended, document.version() + "!" + String.join("+", suspended));
  }

  private static Compilation compile(PolicyDocument document, Problems problems) {
    PolicyLanguage language = new PolicyLanguage(document.settings(), document.words().keySet());
    List<RulesPolicy.Rule> rules = new ArrayList<>();
    for (RuleText text : document.rules()) {
      Condition condition = language.compile(text.when(), "rule " + text.id(), problems);
      if (condition != null) {
        rules.add(
            new RulesPolicy.Rule(
                text.id(),
                text.note(),
                condition,
                text.effect(),
                text.expiresAfter(),
                text.examples()));
      }
    }
    if (!problems.none()) {
      return refused(problems);
    }
    RulesPolicy policy =
        new RulesPolicy(
            document.name(),
            document.name() + "/" + document.version(),
            rules,
            constants(document),
            language.patterns());
    findFailures(document, policy, problems);
    return problems.none() ? new Compilation.Compiled(policy) : refused(problems);
  }

  private static Map<String, Optional<Object>> constants(PolicyDocument document) {
    Map<String, Optional<Object>> constants = new HashMap<>();
    document
        .settings()
        .forEach(
            (name, value) -> constants.put(PolicyLanguage.SETTINGS + name, Optional.of(value)));
    document
        .words()
        .forEach(
            (name, entries) ->
                constants.put(PolicyLanguage.WORDS + name, Optional.of(new WordList(entries))));
    return constants;
  }

  /** A rule that fails on the plainest of reviews would hold everything. */
  private static void findFailures(PolicyDocument document, RulesPolicy policy, Problems problems) {
    ReviewText words = new ReviewText(null, "A film that I would watch again.", "en");
    Case plain = new Example(0, false, words, Evidence.none()).toCase(new ReviewScorer());
    for (int i = 0; i < policy.rules().size(); i++) {
      String message = failure(policy, policy.rules().get(i), plain);
      if (message != null) {
        RuleText text = document.rules().get(i);
        problems.add(
            text.when()
                .problem(
                    0,
                    "rule " + text.id(),
                    "The condition fails on an ordinary review: " + message + ".",
                    "Mind divisions by zero and whole numbers that grow too large."));
      }
    }
  }

  private static @Nullable String failure(RulesPolicy policy, RulesPolicy.Rule rule, Case review) {
    try {
      rule.condition().evaluate(policy.variables(review));
      return null;
    } catch (CelEvaluationException | RuntimeException failed) {
      return RuleOutcome.why(failed);
    }
  }

  private static Compilation refused(Problems problems) {
    List<Problem> inOrder = new ArrayList<>(problems.list());
    inOrder.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    return new Compilation.Refused(inOrder);
  }
}
