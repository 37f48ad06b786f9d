package dev.screener.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.screener.scoring.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** A compiled condition. */
final class Condition {

  private final NumericTest numericTest;
  private final CelRuntime.Program program;
  private final List<Signal> signals;

  /**
   * @param tree the type-checked expression
   */
  Condition(NumericTest numericTest, CelRuntime.Program program, CelAbstractSyntaxTree tree) {
    this.numericTest = numericTest;
    this.program = program;
    this.signals =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
            .map(node -> Signals.byKey(node.expr().ident().name()))
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparingInt(Signal::id))
            .toList();
  }

  /** The signals that it names, by rising id. */
  List<Signal> signals() {
    return signals;
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
    return result(variables) == NumericTest.TRUE;
  }

  /** TRUE, FALSE, or OPEN where it hinges on a signal that was not measured. */
  int result(CaseVariables variables) throws CelEvaluationException {
    try {
      return Boolean.TRUE.equals(program.eval(variables)) ? NumericTest.TRUE : NumericTest.FALSE;
    } catch (CelEvaluationException failed) {
      if (hingesOnMissingSignal(failed)) {
        return NumericTest.OPEN;
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
