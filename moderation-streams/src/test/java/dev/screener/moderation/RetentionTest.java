package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.ADVERT;
import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped, and when. */
class RetentionTest {

  @TempDir Path state;
  private Line line;

  @BeforeEach
  void start() {
    line = new Line(state);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void theTextOfARejectedReviewIsKeptForAnAppealAndThenDropped() {
    // Given
    line.submit(review("r1").saying(ADVERT));
    assertThat(last(line.verdicts()).getOutcome()).isEqualTo(Outcome.REJECTED);

    // When
    daysGoBy(182, "until");
    boolean keptUntil = keys("case-desk", 't').contains("crossing/r1");
    daysGoBy(2, "after");

    // Then
    assertThat(keptUntil).isTrue();
    assertThat(keys("case-desk", 't')).doesNotContain("crossing/r1");
    assertThat(keys("case-desk", 'c')).contains("crossing/r1");
    line.verdicts();
    line.decide(approval("r1", 1));
    assertThat(last(line.verdicts()).getDecisionAnswer()).isEqualTo(DecisionAnswer.UNFOUNDED);
  }

  @Test
  void theStubOfAWithdrawnReviewIsDroppedAfterThirtyDays() {
    // Given
    line.submit(review("r1")).submit(review("r1").withdrawn("s2"));

    // When
    daysGoBy(29, "until");
    boolean keptUntil = keys("case-desk", 'c').contains("crossing/r1");
    daysGoBy(2, "after");

    // Then
    assertThat(keptUntil).isTrue();
    assertThat(keys("case-desk", 'c')).doesNotContain("crossing/r1");
    assertThat(keys("author-desk", 'r')).noneMatch(key -> key.endsWith("/crossing/r1"));
  }

  @Test
  void aDecisionWaitsForItsReviewForADay() {
    // Given
    line.decide(approval("never-comes", 1));

    // When
    boolean waits = keys("case-desk", 'c').contains("crossing/never-comes");
    daysGoBy(2, "after");

    // Then
    assertThat(waits).isTrue();
    assertThat(keys("case-desk", 'c')).doesNotContain("crossing/never-comes");
  }

  /** Event time goes by as reviews come; twice, since the first only moves the clock. */
  private void daysGoBy(int days, String name) {
    line.after(Duration.ofDays(days)).submit(review(name + "-1").as(name + "-1"));
    line.after(Duration.ofMinutes(2)).submit(review(name + "-2").as(name + "-2"));
  }

  private List<String> keys(String store, char letter) {
    return line.table(store, letter).stream().map(entry -> entry.key).toList();
  }

  private static ModeratorDecision.Builder approval(String reviewId, int revision) {
    return ModeratorDecision.newBuilder()
        .setDecisionId("d-" + reviewId)
        .setFilmId("crossing")
        .setReviewId(reviewId)
        .setRevision(revision)
        .setAction(DecisionAction.APPROVE)
        .setEffect(DecisionEffect.RULES)
        .setModeratorToken("moderator-1");
  }

  private static ReviewVerdict last(List<ReviewVerdict> verdicts) {
    assertThat(verdicts).isNotEmpty();
    return verdicts.get(verdicts.size() - 1);
  }
}
