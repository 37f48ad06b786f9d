package dev.screener.tests.pages;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    /** What distributions call it. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser");

    private static final Path CHROMIUM = chromium();

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

    /** The one that {@code -Dchromium} names, or else that is on the path. */
    private static Path chromium() {
      String named = System.getProperty("chromium");
      if (named != null) {
        return Path.of(named);
      }
      return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
          .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of("/usr/bin", NAMES.get(0)));
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
