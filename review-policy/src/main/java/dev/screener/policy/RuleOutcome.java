package dev.screener.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.screener.scoring.Signal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one rule makes of a case, for people who ask why.
 *
 * @param detail the signals that the rule names, with their numbers, such as {@code content.links =
 *     3.0}; the names of those missing, or why it failed. Never the review's words. Empty for a
 *     rule that names no signal
 */
public record RuleOutcome(String ruleId, How how, String detail) {

  /** What came out. */
  public enum How {
    MATCHED,
    NOT_MATCHED,
    /** It hinges on signals that were not measured, and so does not match. */
    NOT_MEASURED,
    /** It holds the review, see {@link Reason#RULE_FAILED}. */
    FAILED
  }

  static RuleOutcome of(RulesPolicy.Rule rule, Evidence evidence, CaseVariables variables) {
    List<Signal> signals = rule.condition().signals();
    try {
      int result = rule.condition().result(variables);
      if (result == NumericTest.OPEN) {
        return new RuleOutcome(
            rule.id(), How.NOT_MEASURED, named(signals, signal -> !evidence.has(signal)));
      }
      String numbers =
          signals.stream()
              .filter(evidence::has)
              .map(signal -> signal.key() + " = " + number(evidence.value(signal)))
              .collect(Collectors.joining(", "));
      How how = result == NumericTest.TRUE ? How.MATCHED : How.NOT_MATCHED;
      return new RuleOutcome(rule.id(), how, numbers);
    } catch (CelEvaluationException | RuntimeException failed) {
      return new RuleOutcome(rule.id(), How.FAILED, why(failed));
    }
  }

  /** Counts without a point, as conditions write them. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf((float) value);
  }

  /** CEL's words without the place in the expression that it puts before them. */
  static String why(Exception failed) {
    String message = String.valueOf(failed.getMessage());
    return message.substring(message.indexOf(": ") + 1).strip();
  }

  private static String named(List<Signal> signals, Predicate<Signal> wanted) {
    return signals.stream().filter(wanted).map(Signal::key).collect(Collectors.joining(", "));
  }
}
