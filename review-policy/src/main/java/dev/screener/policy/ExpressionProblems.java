package dev.screener.policy;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with an expression in words that a moderator can act on; CEL's own are for
 * programmers.
 */
final class ExpressionProblems {

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)' \\(cand.*");
  private static final Pattern NOT_YES_OR_NO =
      Pattern.compile("expected type 'bool' but found '(.*)'");
  private static final Pattern STRANGE =
      Pattern.compile("token recognition error at: '([^']{1,2})'", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");

  private static final List<String> FUNCTIONS =
      List.of(
          "mentions",
          "mentionCount",
          "hasPattern",
          "patternCount",
          "contains",
          "startsWith",
          "endsWith",
          "size",
          "double",
          "int");

  private static final int LONGEST_QUOTED = 200;

  private static final String COMPARE_LIKE_WITH_LIKE =
      "Compare like with like; the kind of each signal stands in docs/signals.md.";

  private final Map<String, CelType> variables;

  /**
   * @param variables what expressions may name, with the types
   */
  ExpressionProblems(Map<String, CelType> variables) {
    this.variables = variables;
  }

  Problem of(CelIssue issue, Expression expression, String where) {
    int offset =
        offset(
            expression.text(),
            issue.getSourceLocation().getLine(),
            issue.getSourceLocation().getColumn());
    String cel = issue.getMessage();
    Matcher undeclared = UNDECLARED.matcher(cel);
    if (undeclared.matches()) {
      return unknown(undeclared.group(1), expression, offset, where);
    }
    Matcher noOverload = NO_OVERLOAD.matcher(cel);
    if (noOverload.matches()) {
      return mismatch(noOverload.group(1), noOverload.group(2), expression, offset, where);
    }
    Matcher notYesOrNo = NOT_YES_OR_NO.matcher(cel);
    if (notYesOrNo.matches()) {
      return expression.problem(
          0,
          where,
          "The condition is " + spoken(notYesOrNo.group(1)) + ", not yes or no.",
          "Compare it with something, such as  ... >= 3.");
    }
    return other(cel, expression, offset, where);
  }

  private Problem unknown(String celName, Expression expression, int offset, String where) {
    String text = expression.text();
    int index = text.offsetByCodePoints(0, Math.min(offset, text.codePointCount(0, text.length())));
    Matcher name = NAME.matcher(text).region(index, text.length());
    String full = name.lookingAt() ? name.group() : celName;
    int end = index + full.length();
    boolean function = !name.lookingAt() || (end < text.length() && text.charAt(end) == '(');
    if (celName.equals("_[_]")) {
      return expression.problem(
          offset, where, "Nothing can be looked up with [ ].", "Compare signals and settings.");
    }
    if (function) {
      return expression.problem(
          offset,
          where,
          "There is no function '" + Spelling.shown(celName) + "'.",
          Spelling.hint(celName, FUNCTIONS));
    }
    String nearest = Spelling.nearest(full, variables.keySet());
    return expression.problem(
        offset,
        where,
        "There is no '" + Spelling.shown(full) + "'.",
        nearest.isEmpty() ? advice(full) : "Did you mean " + nearest + "?");
  }

  private static String advice(String name) {
    if (name.startsWith(PolicyLanguage.WORDS)) {
      return "Word lists are declared under 'words' at the top of the policy.";
    }
    if (name.startsWith(PolicyLanguage.SETTINGS)) {
      return "Settings are declared under 'settings' at the top of the policy.";
    }
    return "The signals that there are stand in docs/signals.md.";
  }

  private Problem mismatch(
      String function, String types, Expression expression, int offset, String where) {
    String operator = function.replace("_", "");
    List<String> given = List.of(types.replaceAll("^\\(|\\)$", "").split(", "));
    String message =
        given.size() == 2
            ? "'"
                + operator
                + "' does not go with "
                + spoken(given.get(0))
                + " and "
                + spoken(given.get(1))
                + "."
            : "'" + operator + "' does not go with what it is given here.";
    return expression.problem(offset, where, message, mend(operator, given));
  }

  private static @Nullable String numberHint(List<String> given) {
    if (given.contains("int") && given.contains("double")) {
      return "Write the whole number with a point, such as 1.0.";
    }
    boolean number = given.contains("int") || given.contains("double");
    return number && given.contains("string") ? "Write numbers without quotes." : null;
  }

  private static String mend(String operator, List<String> given) {
    String numberHint = numberHint(given);
    if (numberHint != null) {
      return numberHint;
    }
    if (List.of("&&", "||", "!").contains(operator)) {
      return "Compare each number before joining them, such as  content.links >= 1 && review.rated";
    }
    if (given.contains("bool")) {
      return "A flag is used by itself: review.rated, or !review.rated for its opposite.";
    }
    if (List.of("mentions", "mentionCount").contains(operator)) {
      return "Write text." + operator + "(words.nameOfTheList).";
    }
    return List.of("hasPattern", "patternCount").contains(operator)
        ? "Write text." + operator + "(\"...\")."
        : COMPARE_LIKE_WITH_LIKE;
  }

  private static Problem other(String cel, Expression expression, int offset, String where) {
    if (cel.contains("token recognition error at: '= '") || cel.contains("'='")) {
      return expression.problem(offset, where, "A single = is not understood.", "Write == .");
    }
    Matcher strange = STRANGE.matcher(cel);
    if (strange.matches()) {
      return expression.problem(
          offset,
          where,
          String.format(
              "The character '%s' (U+%04X) is not understood here.",
              strange.group(1), strange.group(1).codePointAt(0)),
          "It may only look like the letter that is meant: type the name again.");
    }
    if (cel.startsWith("For input string")) {
      return expression.problem(
          offset, where, "A number here is too large.", "Write at most 18 figures.");
    }
    if (cel.contains("mismatched input 'and'")
        || cel.contains("mismatched input 'or'")
        || cel.contains("extraneous input 'not'")) {
      return expression.problem(
          offset,
          where,
          "Words cannot join conditions.",
          "Write && for and, || for or, ! for not.");
    }
    if (cel.contains("<EOF>' expecting")) {
      return expression.problem(offset, where, "The expression ends too early.", "Complete it.");
    }
    if (cel.contains("recursion limit") || cel.contains("limit")) {
      return expression.problem(
          0, where, "The expression is too large: " + cel + ".", "Split it into several rules.");
    }
    if (cel.contains("does not support field selection")) {
      return expression.problem(
          offset,
          where,
          "There is nothing inside a value.",
          "Take away what follows the last dot.");
    }
    return expression.problem(
        offset,
        where,
        "This is not understood: " + Spelling.shown(cel, LONGEST_QUOTED) + ".",
        "Conditions are comparisons such as  content.links >= 1  joined by && and ||; see"
            + " docs/policies.md.");
  }

  /** From CEL's line, counted from 1, and column, counted from 0. */
  private static int offset(String text, int line, int column) {
    int[] characters = text.codePoints().toArray();
    int at = 0;
    for (int current = 1; current < line && at < characters.length; at++) {
      current += characters[at] == '\n' ? 1 : 0;
    }
    return Math.min(Math.max(0, at + column), characters.length);
  }

  private static String spoken(String type) {
    return switch (type) {
      case "int" -> "a whole number";
      case "double" -> "a number with a point";
      case "bool" -> "a yes or no";
      case "string" -> "a text in quotes";
      case "Text" -> "the review's text";
      case "WordList" -> "a word list";
      default -> "a " + type;
    };
  }
}
