package dev.screener.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.screener.scoring.Signal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes from a type-checked expression what can be tested without evaluating it. */
final class NumericTests {

  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private final Map<String, Object> settings;

  NumericTests(Map<String, Object> settings) {
    this.settings = settings;
  }

  NumericTest of(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT ->
          expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
              ? NumericTest.of(expression.constant().booleanValue())
              : NumericTest.UNDECIDED;
      case IDENT -> flag(expression.ident().name());
      case CALL -> call(expression.call());
      default -> NumericTest.UNDECIDED;
    };
  }

  private NumericTest flag(String name) {
    if (settings.get(name) instanceof Boolean setting) {
      return NumericTest.of(setting);
    }
    Signal signal = Signals.byKey(name);
    return signal != null && signal.kind() == Signal.Kind.FLAG
        ? NumericTest.flag(Signals.slot(signal))
        : NumericTest.UNDECIDED;
  }

  private NumericTest call(CelExpr.CelCall call) {
    List<CelExpr> arguments = call.args();
    return switch (call.function()) {
      case "_&&_" -> NumericTest.and(of(arguments.get(0)), of(arguments.get(1)));
      case "_||_" -> NumericTest.or(of(arguments.get(0)), of(arguments.get(1)));
      case "!_" -> NumericTest.not(of(arguments.get(0)));
      default -> comparison(call);
    };
  }

  private NumericTest comparison(CelExpr.CelCall call) {
    if (call.target().isPresent() || call.args().size() != 2) {
      return NumericTest.UNDECIDED;
    }
    NumericTest texts = textComparison(call);
    if (texts != null) {
      return texts;
    }
    NumericTest.Term left = term(call.args().get(0));
    NumericTest.Term right = term(call.args().get(1));
    if (left == null || right == null) {
      return NumericTest.UNDECIDED;
    }
    NumericTest comparison = NumericTest.comparison(call.function(), left, right);
    return comparison == null ? NumericTest.UNDECIDED : comparison;
  }

  /** A text setting against a text: the same for every case. */
  private @Nullable NumericTest textComparison(CelExpr.CelCall call) {
    String left = text(call.args().get(0));
    String right = text(call.args().get(1));
    if (left == null || right == null) {
      return null;
    }
    return switch (call.function()) {
      case "_==_" -> NumericTest.of(left.equals(right));
      case "_!=_" -> NumericTest.of(!left.equals(right));
      default -> null;
    };
  }

  private @Nullable String text(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT ->
          expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
              ? expression.constant().stringValue()
              : null;
      case IDENT -> settings.get(expression.ident().name()) instanceof String text ? text : null;
      default -> null;
    };
  }

  private NumericTest.@Nullable Term term(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case IDENT -> variable(expression.ident().name());
      default -> null;
    };
  }

  private static NumericTest.@Nullable Term constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case INT64_VALUE -> number(constant.int64Value());
      case DOUBLE_VALUE -> number(constant.doubleValue());
      default -> null;
    };
  }

  private NumericTest.@Nullable Term variable(String name) {
    if (settings.get(name) instanceof Number setting) {
      return number(setting);
    }
    Signal signal = Signals.byKey(name);
    if (signal == null || signal.kind() == Signal.Kind.FLAG) {
      return null;
    }
    int slot = Signals.slot(signal);
    return signal.kind() == Signal.Kind.COUNT
        ? evidence -> whole(evidence.at(slot))
        : evidence -> evidence.at(slot);
  }

  private static NumericTest.@Nullable Term number(Number number) {
    double value = number.doubleValue();
    boolean inexact = number instanceof Long && Math.abs(value) >= EXACT_IN_DOUBLE;
    return inexact ? null : evidence -> value;
  }

  /** As {@link CaseVariables} gives it to CEL: without a fraction. */
  private static double whole(float value) {
    return Float.isNaN(value) ? Double.NaN : (double) (long) value;
  }
}
