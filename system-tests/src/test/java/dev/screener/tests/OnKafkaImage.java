package dev.screener.tests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Tests that run again on a broker of the official image. Where no Docker engine answers, or with
 * {@code -Dcontainers=false}, they are skipped, and say so. {@code -Dcontainers=FILE} waits until
 * the file is there and tells: an engine may be on its way.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnKafkaImage.Condition.class)
@interface OnKafkaImage {

  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (!Boolean.parseBoolean(asked())) {
        return skipped(context, "containers are not wanted, or could not be had");
      }
      return DockerClientFactory.instance().isDockerAvailable()
          ? ConditionEvaluationResult.enabled("a Docker engine answers")
          : skipped(context, "no Docker engine answers");
    }

    private static String asked() {
      String asked = System.getProperty("containers", "true");
      if (Set.of("true", "false").contains(asked)) {
        return asked;
      }
      Path file = Path.of(asked);
      await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(file));
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
      if (context.getTestMethod().isEmpty()) {
        System.err.println("SKIPPED " + context.getDisplayName() + ": " + why);
      }
      return ConditionEvaluationResult.disabled(why);
    }
  }
}
