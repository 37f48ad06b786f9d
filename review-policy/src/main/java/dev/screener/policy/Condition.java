package dev.screener.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.function.Supplier;

/** A compiled condition. */
final class Condition {

  private final NumericTest numericTest;
  private final CelRuntime.Program program;

  Condition(NumericTest numericTest, CelRuntime.Program program) {
    this.numericTest = numericTest;
    this.program = program;
  }

  /**
   * Whether it holds. A condition that hinges on a signal that was not measured does not.
   *
   * @param variables asked only where numbers alone do not decide
   * @throws CelEvaluationException when the expression fails, as by a division by zero
   */
  boolean holds(Evidence evidence, Supplier<CaseVariables> variables)
      throws CelEvaluationException {
    int possible = numericTest.possible(evidence);
    if ((possible & NumericTest.TRUE) == 0) {
      return false;
    }
    return possible == NumericTest.TRUE || evaluate(variables.get());
  }

  /** The same without the short cut. */
  boolean evaluate(CaseVariables variables) throws CelEvaluationException {
    try {
      return Boolean.TRUE.equals(program.eval(variables));
    } catch (CelEvaluationException failed) {
      if (hingesOnMissingSignal(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private static boolean hingesOnMissingSignal(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof CaseVariables.NotMeasured) {
        return true;
      }
    }
    return false;
  }
}
