package dev.screener.policy;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.screener.scoring.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The language of conditions: CEL over the signals, the review, a policy's settings and its word
 * lists. A small part of CEL, in which each evaluation takes time linear in the expression and the
 * review's text: no loops, and nothing that builds texts or lists.
 */
final class PolicyLanguage {

  static final String SETTINGS = "settings.";
  static final String WORDS = "words.";

  private static final int LONGEST_EXPRESSION = 4000;
  private static final int MOST_NODES = 400;
  private static final int DEEPEST = 40;

  private static final CelType TEXT = OpaqueType.create("Text");
  private static final CelType WORD_LIST = OpaqueType.create("WordList");

  /** What is kept of CEL's standard functions, by the start of their overloads' names. */
  private static final Set<String> KEPT_FUNCTIONS =
      Set.of(
          "_?_:_",
          "!_",
          "_||_",
          "_&&_",
          "_==_",
          "_!=_",
          "_<_",
          "_<=_",
          "_>_",
          "_>=_",
          "_+_",
          "_-_",
          "_*_",
          "_/_",
          "_%_",
          "-_",
          "@in",
          "size",
          "double",
          "int",
          "contains",
          "startsWith",
          "endsWith",
          "@not_strictly_false");

  private static final Set<String> DROPPED_TYPES =
      Set.of(
          "uint64",
          "bytes",
          "timestamp",
          "duration",
          "map",
          "add_string",
          "add_list",
          "string_to_");

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .enableComprehension(false)
          .maxExpressionCodePointSize(LONGEST_EXPRESSION)
          .maxParseExpressionNodeCount(MOST_NODES)
          .maxParseRecursionDepth(DEEPEST)
          .build();

  private static final CelRuntime RUNTIME = runtime();

  private final CelCompiler compiler;
  private final NumericTests numericTests;
  private final ExpressionProblems expressionProblems;
  private final LiteralPatterns patterns = new LiteralPatterns();

  PolicyLanguage(Map<String, Object> settings, Set<String> wordLists) {
    Map<String, CelType> variables = new TreeMap<>();
    for (Signal signal : Signals.all()) {
      variables.put(signal.key(), type(signal));
    }
    variables.put(CaseVariables.TEXT, TEXT);
    for (String name :
        List.of(
            CaseVariables.REVIEW_TITLE,
            CaseVariables.REVIEW_TEXT,
            CaseVariables.REVIEW_LANGUAGE,
            CaseVariables.FILM_ID)) {
      variables.put(name, SimpleType.STRING);
    }
    Map<String, Object> settingsByVariable = new TreeMap<>();
    settings.forEach(
        (name, value) -> {
          variables.put(SETTINGS + name, type(value));
          settingsByVariable.put(SETTINGS + name, value);
        });
    wordLists.forEach(name -> variables.put(WORDS + name, WORD_LIST));
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(standardDeclarations())
            .addFunctionDeclarations(functions())
            .setResultType(SimpleType.BOOL);
    variables.forEach(builder::addVar);
    this.compiler = builder.build();
    this.numericTests = new NumericTests(settingsByVariable);
    this.expressionProblems = new ExpressionProblems(variables);
  }

  /** The patterns of all expressions compiled so far. */
  LiteralPatterns patterns() {
    return patterns;
  }

  /** The type of a signal in expressions. */
  static CelType type(Signal signal) {
    return switch (signal.kind()) {
      case FLAG -> SimpleType.BOOL;
      case COUNT -> SimpleType.INT;
      default -> SimpleType.DOUBLE;
    };
  }

  private static CelType type(Object setting) {
    if (setting instanceof Boolean) {
      return SimpleType.BOOL;
    }
    if (setting instanceof Long) {
      return SimpleType.INT;
    }
    return setting instanceof Double ? SimpleType.DOUBLE : SimpleType.STRING;
  }

  /** The condition that the expression means; null when there are problems with it. */
  @Nullable Condition compile(Expression expression, String where, Problems problems) {
    CelValidationResult result = compiler.compile(expression.text());
    if (result.hasError()) {
      for (CelIssue issue : result.getErrors()) {
        problems.add(expressionProblems.of(issue, expression, where));
      }
      return null;
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      boolean patternsAreFine = patterns.add(tree, expression, where, problems);
      return patternsAreFine
          ? new Condition(numericTests.of(tree.getExpr()), RUNTIME.createProgram(tree), tree)
          : null;
    } catch (CelValidationException | CelEvaluationException unusable) {
      problems.add(
          expression.problem(
              0, where, "This cannot be compiled: " + unusable.getMessage(), "Make it simpler."));
      return null;
    }
  }

  private static CelStandardDeclarations standardDeclarations() {
    return CelStandardDeclarations.newBuilder()
        .filterFunctions(
            (function, overload) ->
                KEPT_FUNCTIONS.contains(function.functionName())
                    && DROPPED_TYPES.stream()
                        .noneMatch(overload.celOverloadDecl().overloadId()::contains))
        .build();
  }

  private static List<CelFunctionDecl> functions() {
    return List.of(
        function("mentions", "text_mentions", SimpleType.BOOL, WORD_LIST),
        function("mentionCount", "text_mention_count", SimpleType.INT, WORD_LIST),
        function("hasPattern", "text_has_pattern", SimpleType.BOOL, SimpleType.STRING),
        function("patternCount", "text_pattern_count", SimpleType.INT, SimpleType.STRING));
  }

  private static CelFunctionDecl function(
      String name, String overload, CelType result, CelType argument) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newMemberOverload(overload, result, TEXT, argument));
  }

  /**
   * The older of CEL's two runtimes: the newer one (0.14.0) fails on {@code !(a && b)} where one of
   * both is an error, hence where a signal was not measured.
   */
  private static CelRuntime runtime() {
    return CelRuntimeFactory.legacyCelRuntimeBuilder()
        .setOptions(OPTIONS)
        .addFunctionBindings(
            CelFunctionBinding.from(
                "text_mentions", CaseText.class, WordList.class, CaseText::mentions),
            CelFunctionBinding.from(
                "text_mention_count", CaseText.class, WordList.class, CaseText::mentionCount),
            CelFunctionBinding.from(
                "text_has_pattern", CaseText.class, String.class, CaseText::hasPattern),
            CelFunctionBinding.from(
                "text_pattern_count", CaseText.class, String.class, CaseText::patternCount))
        .build();
  }
}
