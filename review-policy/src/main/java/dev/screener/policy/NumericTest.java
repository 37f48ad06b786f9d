package dev.screener.policy;

import org.jspecify.annotations.Nullable;

/**
 * What can be said of a condition from the numbers alone, without evaluating the whole expression:
 * the set of results that it may still have. Most rules are comparisons of signals and are decided
 * by this; the others are mostly ruled out by it.
 *
 * <p>A result is FALSE, TRUE or OPEN. OPEN is what CEL calls an error or unknown: here, that a
 * signal was not measured. As in CEL, false and anything is false, true or anything is true, and
 * otherwise what is open stays open. So a missing signal can never make a condition true, not even
 * when it is negated.
 */
@FunctionalInterface
interface NumericTest {

  int FALSE = 1;
  int TRUE = 2;
  int OPEN = 4;
  int ANY = FALSE | TRUE | OPEN;

  /** A set of possible results, as the sum of {@link #FALSE}, {@link #TRUE} and {@link #OPEN}. */
  int possible(Evidence evidence);

  NumericTest UNDECIDED = evidence -> ANY;

  static NumericTest and(NumericTest left, NumericTest right) {
    return evidence -> {
      int one = left.possible(evidence);
      return one == FALSE ? FALSE : both(one, right.possible(evidence));
    };
  }

  static NumericTest or(NumericTest left, NumericTest right) {
    return not(and(not(left), not(right)));
  }

  static NumericTest not(NumericTest test) {
    return test == UNDECIDED ? UNDECIDED : evidence -> opposite(test.possible(evidence));
  }

  static NumericTest of(boolean value) {
    return evidence -> value ? TRUE : FALSE;
  }

  static NumericTest flag(int slot) {
    return evidence -> {
      float value = evidence.at(slot);
      if (Float.isNaN(value)) {
        return OPEN;
      }
      return value != 0 ? TRUE : FALSE;
    };
  }

  /** Compares two numbers; null when the operator is none that compares. */
  static @Nullable NumericTest comparison(String operator, Term left, Term right) {
    return switch (operator) {
      case "_<_" -> evidence -> result(left, right, evidence, LESS);
      case "_<=_" -> evidence -> result(left, right, evidence, LESS | EQUAL);
      case "_>_" -> evidence -> result(left, right, evidence, GREATER);
      case "_>=_" -> evidence -> result(left, right, evidence, GREATER | EQUAL);
      case "_==_" -> evidence -> result(left, right, evidence, EQUAL);
      case "_!=_" -> evidence -> result(left, right, evidence, LESS | GREATER);
      default -> null;
    };
  }

  /** A number that a case gives, or that is the same for all. */
  @FunctionalInterface
  interface Term {

    /** NaN when it was not measured. */
    double value(Evidence evidence);
  }

  int LESS = 1;
  int EQUAL = 2;
  int GREATER = 4;

  private static int result(Term left, Term right, Evidence evidence, int wanted) {
    double one = left.value(evidence);
    double other = right.value(evidence);
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return OPEN;
    }
    int order = one < other ? LESS : one > other ? GREATER : EQUAL;
    return (order & wanted) != 0 ? TRUE : FALSE;
  }

  private static int opposite(int possible) {
    return (possible & OPEN)
        | ((possible & TRUE) != 0 ? FALSE : 0)
        | ((possible & FALSE) != 0 ? TRUE : 0);
  }

  private static int both(int one, int other) {
    int possible = (one | other) & FALSE;
    possible |= one & other & TRUE;
    boolean open =
        ((one & OPEN) != 0 && (other & (OPEN | TRUE)) != 0)
            || ((other & OPEN) != 0 && (one & (OPEN | TRUE)) != 0);
    return possible | (open ? OPEN : 0);
  }
}
