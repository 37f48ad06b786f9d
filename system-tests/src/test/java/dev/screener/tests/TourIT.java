package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code screener demo --tour --no-pause}, taken once: each step shows what it promises. */
@Timeout(300)
class TourIT {
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @TempDir private static Path directory;
  private static Path data;
  private static CommandLine screener;
  private static CommandLine.Answer answer;
  private static ToldTour tour;

  @BeforeAll
  @Timeout(600)
  static void takeTheTour() throws Exception {
    data = directory.resolve("demo");
    screener = new CommandLine(Map.of(), directory, PATIENCE).withHeap("1g");
    answer =
        screener.run(
            "demo",
            "--tour",
            "--no-pause",
            "--port-offset",
            Integer.toString(FreeOffset.draw()),
            "--data-dir",
            data.toString());
    tour = new ToldTour(answer.out());
    assertThat(tour.steps()).as(answer.out() + answer.err()).isEqualTo(6);
  }

  /**
   * Two things depend on how busy the machine is: how soon a review is public, and, since a night
   * is pressed into seconds, in which order its votes come through; in some orders a siege opens on
   * honest people for a while, of which the next test holds that it does them no harm.
   */
  @Test
  void nothingComesOtherwiseThanItShouldButForWhatABusyMachineDoes() {
    List<String> surprises = tour.surprises();

    assertThat(surprises)
        .as(answer.out())
        .allMatch(
            told ->
                told.startsWith("  ✗ On the first night, too: ")
                    || told.matches("  ✗ After \\d+ ms it is public among the short reactions.*"));
    assertThat(answer.code()).isEqualTo(surprises.isEmpty() ? 0 : 1);
    assertThat(answer.out())
        .contains(
            surprises.isEmpty()
                ? "Everything came as it should."
                : "Not as it should be: " + surprises.size() + ",");
  }

  @Test
  void aFilmIsShownWithBothScoresAndWithWhatIsKeptOut() {
    assertThat(tour.step(1))
        .containsPattern("as submitted [0-9.]+ from \\d+ ratings, all that came in")
        .containsPattern("as shown [0-9.]+ from \\d+ ratings")
        .containsPattern("kept out [1-9]\\d* held")
        .contains("✓ What is kept out does not count in the score")
        .contains("Please take out links, contact details and offers")
        .contains("✓ It is HELD: a person looks");
  }

  @Test
  void aShortReviewIsPublicAndAnAdvertWaitsMarkedAndWithReasons() {
    assertThat(tour.step(2))
        .containsPattern("After \\d+ ms it is public among the short reactions")
        .contains("✓ The film's list of reviews has it.")
        .containsPattern("✓ It is HELD: rule [a-z-]+; content.links is 1")
        .contains("it waits for a person to read it", "You can appeal free of charge until")
        .contains("✓ It names what was done, why, and how to object.");
    assertThat(tour.marked(2)).contains("casino");
  }

  @Test
  void aTemplateIsOneJobAndOneDecisionAndBack() {
    assertThat(tour.step(3))
        .contains("✓ 4 of the first 4 are public")
        .contains("none of the 40 is public, the first 4 neither.")
        .contains("✓ 1 job in the queue for all of them, and 0 for single ones")
        .containsPattern("✓ Rejected: all 40 within [0-9.]+ s, and the job is gone.")
        .containsPattern("✓ Undone: all 40 wait again after [0-9.]+ s, and so does the one job.");
  }

  @Test
  void aSiegeHardlyMovesTheScoreAndAnHonestFirstNightIsLetBe() {
    Map<String, double[]> scores = tour.table(4, 2);
    double[] submitted = scores.get("as submitted");
    double[] shown = scores.get("as shown");
    double[] honest = scores.get("what the honest give");
    double[] held = scores.get("held");
    double[] open = scores.get("public");

    assertThat(tour.step(4))
        .containsPattern("✓ A siege is open, one job \\(siege/tour-[a-z0-9]+-besieged\\)");
    double taken = honest[0] - submitted[0];
    assertThat(taken).as("what the attack took").isGreaterThan(1);
    assertThat(shown[0]).isCloseTo(honest[0], within(0.2 * taken + 0.01));
    assertThat(shown[1]).isCloseTo(honest[1], within(0.11));
    assertThat(held[1]).as("held on the first night").isLessThanOrEqualTo(0.02 * open[1]);
  }

  @Test
  void aThresholdIsChangedAfterItsDifferenceWasReadAndChangedBack() {
    assertThat(tour.step(5))
        .containsPattern("2 from APPROVED to HELD, such as (Shut up, critics|I hate the people)")
        .containsPattern("✓ Of \\d+ recent cases these would stand otherwise")
        .containsPattern("✓ tour/[a-z0-9]+ is published")
        .containsPattern("✓ \"Shut up, critics[^\"]*\" is HELD")
        .containsPattern("✓ tour/[a-z0-9]+-back is published")
        .contains("✓ What it held was judged again under the old threshold: both are public.");
  }

  /** Honest, kept out, attacks, missed. */
  @Test
  void whatItGotWrongIsCountedAgainstTheTruth() {
    Map<String, double[]> groups = tour.table(6, 4);

    assertThat(groups)
        .containsOnlyKeys("two reviews", "one template", "siege", "first night", "one threshold");
    assertThat(groups.get("two reviews")).containsExactly(1, 0, 1, 0);
    assertThat(groups.get("one template")).containsExactly(0, 0, 40, 0);
    assertThat(groups.get("one threshold")).containsExactly(2, 0, 2, 2);
    double[] siege = groups.get("siege");
    assertThat(siege[1]).as("honest and kept out").isLessThanOrEqualTo(0.1 * siege[0]);
    assertThat(siege[3]).as("attacks that are public").isLessThanOrEqualTo(0.1 * siege[2]);
    double[] night = groups.get("first night");
    assertThat(night[1]).as("honest and kept out").isLessThanOrEqualTo(0.02 * night[0]);
    assertThat(tour.step(6)).contains("✓ Every review has a verdict.");
  }

  @Test
  void whatIsKeptInAFileHoldsNoTokenAndNoColours() throws Exception {
    new ObjectMapper()
        .readTree(data.resolve("tokens.json").toFile())
        .forEach(token -> assertThat(answer.out() + answer.err()).doesNotContain(token.asText()));
    assertThat(answer.out()).contains("sign in with the token \"moderator\" in " + data);
    assertThat(answer.out() + answer.err()).doesNotContain("\u001b");
  }

  @Test
  void aSecondTourOfTheSameDataIsRefused() throws Exception {
    CommandLine.Answer again = screener.run("demo", "--tour", "--data-dir", data.toString());

    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("a tour was taken on these data already");
  }
}
