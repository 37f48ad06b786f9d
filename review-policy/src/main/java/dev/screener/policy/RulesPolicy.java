package dev.screener.policy;

import dev.cel.runtime.CelEvaluationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A compiled policy. Made by {@link PolicyCompiler}. */
public final class RulesPolicy implements Policy {

  private final String name;
  private final String version;
  private final List<Rule> rules;
  private final Map<String, Optional<Object>> constants;

  private final LiteralPatterns patterns;

  RulesPolicy(
      String name,
      String version,
      List<Rule> rules,
      Map<String, Optional<Object>> constants,
      LiteralPatterns patterns) {
    this.name = name;
    this.version = version;
    this.rules = List.copyOf(rules);
    this.constants = Map.copyOf(constants);
    this.patterns = patterns;
  }

  /** The policy's name, without its version. */
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Verdict judge(Case review) {
    Ruling ruling = new Ruling();
    LazyVariables variables = new LazyVariables(review);
    for (Rule rule : rules) {
      apply(rule, review.evidence(), variables, ruling);
    }
    return ruling.verdict(version);
  }

  @Override
  public Optional<HoldEnd> holdEnd(Verdict held) {
    Duration longest = null;
    for (String ruleId : held.ruleIds()) {
      Duration time = holdTime(ruleId);
      if (time != null && (longest == null || time.compareTo(longest) > 0)) {
        longest = time;
      }
    }
    return HoldEnd.of(held, longest == null ? HoldEnd.USUAL : longest);
  }

  /** How long the rule holds; null for one that does not. */
  private @Nullable Duration holdTime(String ruleId) {
    if (ruleId.startsWith(Ruling.FAILED_PREFIX)) {
      return HoldEnd.USUAL;
    }
    for (Rule rule : rules) {
      if (rule.id().equals(ruleId) && rule.effect().outcome() == Outcome.HELD) {
        return rule.expiresAfter() == null ? HoldEnd.USUAL : rule.expiresAfter();
      }
    }
    return null;
  }

  /** What each rule makes of a case, in the policy's order. */
  public List<RuleOutcome> explain(Case review) {
    CaseVariables variables = variables(review);
    return rules.stream().map(rule -> RuleOutcome.of(rule, review.evidence(), variables)).toList();
  }

  private static void apply(
      Rule rule, Evidence evidence, Supplier<CaseVariables> variables, Ruling ruling) {
    try {
      if (rule.condition().holds(evidence, variables)) {
        ruling.matched(rule.id(), rule.effect());
      }
    } catch (CelEvaluationException | RuntimeException mistake) {
      ruling.failed(rule.id());
    }
  }

  /** The ids of the rules, in the policy's order. */
  public List<String> ruleIds() {
    return rules.stream().map(Rule::id).toList();
  }

  /**
   * How long a hold by this rule lasts; empty for the usual time, or when there is no such rule.
   */
  public Optional<Duration> expiresAfter(String ruleId) {
    return rules.stream()
        .filter(rule -> rule.id().equals(ruleId))
        .findFirst()
        .map(Rule::expiresAfter);
  }

  List<Rule> rules() {
    return rules;
  }

  /** The values that an expression may name when this case is judged. */
  CaseVariables variables(Case review) {
    return new CaseVariables(review, constants, patterns);
  }

  /** A compiled rule with its examples. */
  record Rule(
      String id,
      String note,
      Condition condition,
      Effect effect,
      @Nullable Duration expiresAfter,
      List<Example> examples) {}

  /** Made at most once a case: most cases are judged by numbers alone. */
  private final class LazyVariables implements Supplier<CaseVariables> {

    private final Case review;
    private @Nullable CaseVariables made;

    private LazyVariables(Case review) {
      this.review = review;
    }

    @Override
    public CaseVariables get() {
      CaseVariables variables = made;
      if (variables == null) {
        variables = made = variables(review);
      }
      return variables;
    }
  }
}
