package dev.screener.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.tests.faults.FaultRun.Plan;
import dev.screener.tests.faults.FaultRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees 1, 2, 3, 6 under faults: three brokers and two instances of each service as processes
 * of their own, {@code -Dfaults.submissions} submissions and {@code -Dfaults.number} faults a seed;
 * one small seed unless told otherwise. {@code -Dfaults.seeds=1-30 -Dfaults.submissions=20000
 * -Dfaults.resume=FILE} plays the whole range and skips the seeds that FILE says have passed.
 */
@DisabledIfSystemProperty(
    named = "faults.seeds",
    matches = "none",
    disabledReason = "-Dfaults.seeds=none: nine processes want quiet cores")
class FaultRangeIT {
  private static final String SEEDS = System.getProperty("faults.seeds", "1");
  private static final int SUBMISSIONS = Integer.getInteger("faults.submissions", 1_000);
  private static final int FAULTS = Integer.getInteger("faults.number", 6);
  private static final double PER_SECOND = Integer.getInteger("faults.rate", 250);
  private static final double LEAST_SECONDS = Integer.getInteger("faults.least.seconds", 15);

  static LongStream seeds() {
    int dash = SEEDS.indexOf('-');
    return dash < 0
        ? LongStream.of(Long.parseLong(SEEDS))
        : LongStream.rangeClosed(
            Long.parseLong(SEEDS.substring(0, dash)), Long.parseLong(SEEDS.substring(dash + 1)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(900)
  void whatWasAcknowledgedIsJudgedOnceAndShownAsJudged(long seed, @TempDir Path directory)
      throws Exception {
    if (passed().containsKey(seed)) {
      System.out.println("[faults] seed " + seed + " has passed: " + passed().get(seed));
      return;
    }
    Schedule schedule = Schedule.of(seed, Machine.possible(), FAULTS);
    System.out.println("[faults] seed " + seed + "\n" + schedule);

    Result result =
        new FaultRun(
                new Plan(
                    schedule,
                    SUBMISSIONS,
                    Math.max(LEAST_SECONDS, SUBMISSIONS / PER_SECOND),
                    Mutant.NONE),
                directory)
            .run();

    result.told().forEach(line -> System.out.println("[faults] seed " + seed + " did " + line));
    String outcome =
        String.format(
            Locale.ROOT,
            "%d %s submissions %d faults %d verdicts %d seconds %.0f",
            seed,
            result.findings().isEmpty() ? "passed" : "FAILED " + result.findings().broken(),
            SUBMISSIONS,
            FAULTS,
            result.verdicts(),
            result.seconds());
    System.out.println("[faults] seed " + outcome);
    // Of many seeds the reports come when all have been played.
    System.out.print(result.findings());
    note(outcome);
    assertThat(result.findings().isEmpty())
        .as(
            "%s%nschedule%n%s%nplay it again: -Dit.test=FaultRangeIT -Dfaults.seeds=%d"
                + " -Dfaults.submissions=%d -Dfaults.number=%d",
            result.findings(), schedule, seed, SUBMISSIONS, FAULTS)
        .isTrue();
    assertThat(result.told()).noneMatch(line -> line.contains("FAILED"));
  }

  private static Map<Long, String> passed() throws IOException {
    Map<Long, String> passed = new HashMap<>();
    String resume = System.getProperty("faults.resume");
    if (resume != null && Files.exists(Path.of(resume))) {
      for (String line : Files.readAllLines(Path.of(resume))) {
        if (line.contains(" passed submissions " + SUBMISSIONS + " faults " + FAULTS + " ")) {
          passed.put(Long.parseLong(line.substring(0, line.indexOf(' '))), line);
        }
      }
    }
    return passed;
  }

  private static void note(String outcome) throws IOException {
    String resume = System.getProperty("faults.resume");
    if (resume != null) {
      Files.writeString(
          Path.of(resume), outcome + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
