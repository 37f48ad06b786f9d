package dev.screener.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.tests.faults.Fault.Kind;
import dev.screener.tests.faults.FaultRun.Plan;
import dev.screener.tests.faults.FaultRun.Result;
import dev.screener.tests.faults.Findings.Guarantee;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checker is good for something: five guarantees are broken on purpose, by settings that the
 * services take anyway or on the way to the brokers, and each is found out. Five clusters take
 * minutes, so {@code -Dfaults.mutants=true} asks for it.
 */
@EnabledIfSystemProperty(
    named = "faults.mutants",
    matches = "true",
    disabledReason = "five clusters take minutes: -Dfaults.mutants=true plays them")
@Timeout(900)
class MutantsIT {
  private static final long SEED = Long.getLong("seed", 1);
  private static final int SUBMISSIONS = 800;
  private static final double SECONDS = 16;
  private static final int INGEST_A = 0;
  private static final int MODERATION_A = 2;
  private static final int MODERATION_B = 3;

  /** What is counted in memory and in stores is counted once more after a kill. */
  @Test
  void atLeastOnceIsFoundOut(@TempDir Path directory) throws Exception {
    Result result =
        run(
            directory,
            kills(),
            Mutant.of(
                Map.of(
                    "KAFKA_PROCESSING_GUARANTEE", "at_least_once", "COMMIT_INTERVAL_MS", "5000")));

    assertThat(result.findings().broken()).contains(Guarantee.NOTHING_DOUBLED);
  }

  @Test
  void anAcknowledgementBeforeTheBrokersIsFoundOut(@TempDir Path directory) throws Exception {
    Result result =
        run(
            directory,
            List.of(
                new Fault(Kind.CUT, 0.2, INGEST_A, 4, -1),
                new Fault(Kind.CUT, 0.6, INGEST_A, 4, -1)),
            Mutant.ANSWERS_EARLY);

    assertThat(result.findings().broken()).contains(Guarantee.NOTHING_LOST);
  }

  @Test
  void aRepeatCheckThatIsOffIsFoundOut(@TempDir Path directory) throws Exception {
    Result result =
        run(
            directory,
            List.of(new Fault(Kind.REPEAT_AND_REORDER, 0.5, 0, 0, 200)),
            Mutant.of(Map.of("KAFKA_PROCESSOR_WRAPPER_CLASS", RepeatCheckOff.class.getName())));

    assertThat(result.findings().broken()).contains(Guarantee.NOTHING_DOUBLED);
  }

  @Test
  void offsetsCommittedEarlyAreFoundOut(@TempDir Path directory) throws Exception {
    Result result =
        run(
            directory,
            kills(),
            Mutant.of(
                Map.of(
                    "KAFKA_DEFAULT_CLIENT_SUPPLIER",
                    OffsetsCommittedEarly.class.getName(),
                    "COMMIT_INTERVAL_MS",
                    "3000")));

    assertThat(result.findings().broken()).contains(Guarantee.NOTHING_LOST);
  }

  @Test
  void anUndoThatForgetsAViewIsFoundOut(@TempDir Path directory) throws Exception {
    Result result =
        run(
            directory,
            List.of(),
            Mutant.of(Map.of("KAFKA_PROCESSOR_WRAPPER_CLASS", UndoForgetsTheView.class.getName())));

    assertThat(result.findings().broken()).contains(Guarantee.APPROVED_TOPIC);
  }

  private static List<Fault> kills() {
    return List.of(
        new Fault(Kind.KILL_SERVICE, 0.3, MODERATION_A, 0.5, 0),
        new Fault(Kind.KILL_SERVICE, 0.7, MODERATION_B, 0.5, 0));
  }

  private static Result run(Path directory, List<Fault> faults, Mutant mutant) throws Exception {
    Result result =
        new FaultRun(new Plan(new Schedule(SEED, faults), SUBMISSIONS, SECONDS, mutant), directory)
            .run();
    System.out.println("[mutant] " + mutant + "\n" + result.findings());
    return result;
  }
}
