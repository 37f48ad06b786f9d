package dev.screener.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The patterns of a policy, compiled when it is published. They run in linear time (RE2), and are
 * written out in the policy: so a bad one is found then, and never while a review waits.
 */
final class LiteralPatterns {

  private static final int LONGEST = 500;
  private static final int MOST = 100;

  /** Counted repeats are unrolled when compiled; nested ones multiply. */
  private static final long MOST_REPEATS = 2000;

  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?\\}");

  private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

  boolean occurs(String pattern, String text) {
    return matcher(pattern, text).find();
  }

  /** How often it occurs, without overlaps. */
  long count(String pattern, String text) {
    Matcher matcher = matcher(pattern, text);
    long count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private Matcher matcher(String pattern, String text) {
    return Objects.requireNonNull(compiled.get(pattern)).matcher(text);
  }

  /** Compiles the patterns of an expression; false when there are problems with them. */
  boolean add(CelAbstractSyntaxTree tree, Expression expression, String where, Problems problems) {
    return add(tree.getExpr(), new Place(tree, expression, where, problems));
  }

  private boolean add(CelExpr node, Place place) {
    boolean fine = true;
    switch (node.getKind()) {
      case CALL -> {
        CelExpr.CelCall call = node.call();
        for (CelExpr argument : call.args()) {
          fine &= add(argument, place);
        }
        if (call.target().isPresent()) {
          fine &= add(call.target().get(), place);
        }
        if (call.function().equals("hasPattern") || call.function().equals("patternCount")) {
          fine &= addPattern(call.args().get(0), place);
        }
      }
      case LIST -> {
        for (CelExpr element : node.list().elements()) {
          fine &= add(element, place);
        }
      }
      case SELECT -> fine = add(node.select().operand(), place);
      default -> {}
    }
    return fine;
  }

  private boolean addPattern(CelExpr argument, Place place) {
    boolean literal =
        argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    if (!literal) {
      place.problem(
          argument,
          "The pattern is not written out.",
          "Write it in quotes, so that it can be checked when the policy is published.");
      return false;
    }
    String pattern = argument.constant().stringValue();
    if (pattern.length() > LONGEST || repeats(pattern) > MOST_REPEATS) {
      place.problem(
          argument,
          "The pattern is too large.",
          "Use at most "
              + LONGEST
              + " characters and no large counts such as {1000}; + or * will"
              + " often do.");
      return false;
    }
    if (compiled.size() >= MOST) {
      place.problem(
          argument,
          "The policy has more than " + MOST + " patterns.",
          "Join patterns with |, or use a word list.");
      return false;
    }
    try {
      compiled.put(pattern, Pattern.compile(pattern));
      return true;
    } catch (PatternSyntaxException malformed) {
      place.problem(
          argument,
          "This is no pattern: " + malformed.getDescription() + ".",
          "Patterns are RE2's: no look-around and no back-references. Within a quoted text write"
              + " \\\\d for \\d, or put r before the quote.");
      return false;
    } catch (RuntimeException unusable) {
      place.problem(argument, "This pattern cannot be used.", "Make it simpler.");
      return false;
    }
  }

  private static long repeats(String pattern) {
    long product = 1;
    java.util.regex.Matcher repeat = REPEAT.matcher(pattern);
    while (repeat.find() && product <= MOST_REPEATS) {
      String upper = repeat.group(2);
      String count = upper == null || upper.isEmpty() ? repeat.group(1) : upper;
      product *= Math.max(1, Long.parseLong(count));
    }
    return product;
  }

  private record Place(
      CelAbstractSyntaxTree tree, Expression expression, String where, Problems problems) {

    void problem(CelExpr node, String message, String hint) {
      int offset = tree.getSource().getPositionsMap().getOrDefault(node.id(), 0);
      problems.add(expression.problem(offset, where, message, hint));
    }
  }
}
