package dev.screener.tests.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests that are handed a {@link Stage}: the demo and a browser, both started at the first of them
 * and shared by all. Where there is no Chromium they are skipped, and say so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InChromium.Extension.class)
@interface InChromium {

  /** Starts, hands over and ends the stage. */
  final class Extension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace SPACE =
        ExtensionContext.Namespace.create(InChromium.class);
    private static final Path CHROMIUM =
        Path.of(System.getProperty("chromium", "/usr/bin/chromium"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (Files.isExecutable(CHROMIUM)) {
        return ConditionEvaluationResult.enabled(CHROMIUM + " is there");
      }
      String skipped =
          "SKIPPED "
              + context.getDisplayName()
              + ": no Chromium at "
              + CHROMIUM
              + "; `apt-get install chromium`, or -Dchromium=PATH names another";
      System.err.println(skipped);
      return ConditionEvaluationResult.disabled(skipped);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
      // Kept at the root, so that one stage serves all classes and ends after the last of them.
      return context
          .getRoot()
          .getStore(SPACE)
          .computeIfAbsent("stage", key -> Stage.open(CHROMIUM), Stage.class);
    }
  }
}
