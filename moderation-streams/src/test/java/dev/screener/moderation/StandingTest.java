package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.ADVERT;
import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author desk is told of reviews that stand, and what it makes of it. */
class StandingTest {

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
  void ofAnAuthorWhoIsVouchedForNoApprovalIsToldAndAllAreCounted() {
    // When
    line.submit(honest("r1", "one")).submit(honest("r2", "two")).submit(honest("r3", "three"));

    // Then
    assertThat(words()).containsExactly(tuple("r1", true));
    assertThat(stoodADayLater()).isEqualTo(3);
  }

  @Test
  void whatIsNotApprovedIsToldAndNeverCounts() {
    // Given
    line.submit(honest("r1", "one"));

    // When
    line.submit(honest("r2", "two").saying(ADVERT).rated(null)).submit(honest("r3", "three"));

    // Then
    assertThat(words()).containsExactly(tuple("r1", true), tuple("r2", false));
    assertThat(stoodADayLater()).isEqualTo(2);
  }

  @Test
  void aWriteThatTheCaseRefusesNeverCounts() {
    // Given
    line.submit(honest("r1", "one")).submit(review("r2").by("bob").of("two"));

    // When
    line.submit(honest("r2", "two").as("s-foreign"));

    // Then
    List<ReviewVerdict> verdicts = line.verdicts();
    assertThat(verdicts.get(verdicts.size() - 1).getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(words()).containsExactly(tuple("r1", true), tuple("r2", true), tuple("r2", false));
    assertThat(stoodADayLater()).isEqualTo(1);
  }

  @Test
  void whatAModeratorRejectsFallsAndStandsAgainWhenThatIsUndone() {
    // Given
    line.submit(honest("r1", "one")).submit(honest("r2", "two"));

    // When
    line.decide(decision("d1", null)).decide(decision("d2", "d1"));

    // Then
    assertThat(words()).containsExactly(tuple("r1", true), tuple("r2", false), tuple("r2", true));
    assertThat(stoodADayLater()).isEqualTo(2);
  }

  @Test
  void anUnknownAuthorsReviewsAfterTheSecondAreComparedByTheirOwnWordsOnly() {
    // Given
    String few = "The ferryman carries this quiet film alone";
    line.submit(honest("r1", "one").saying(few + " throughout"));
    line.submit(honest("r2", "two").saying(few + " nearly"));
    assertThat(line.again()).isNotEmpty();

    // When
    line.submit(honest("r3", "three").saying(few + " always"));

    // Then
    assertThat(line.again()).isEmpty();
  }

  private static ModeratorDecision.Builder decision(String decisionId, @Nullable String undoes) {
    return ModeratorDecision.newBuilder()
        .setDecisionId(decisionId)
        .setFilmId("two")
        .setReviewId("r2")
        .setRevision(1)
        .setAction(undoes == null ? DecisionAction.REJECT : DecisionAction.UNDO)
        .setUndoes(undoes)
        .setEffect(DecisionEffect.RULES)
        .setModeratorToken("moderator-1");
  }

  private static ReviewDraft honest(String reviewId, String film) {
    return review(reviewId).of(film).saying(HONEST + " For " + film + '.');
  }

  private List<Tuple> words() {
    return line.standing().stream()
        .map(TestRecord::value)
        .map((StandingChange word) -> tuple(word.getReviewId(), word.getStands()))
        .toList();
  }

  /** What the evidence on a further review tells. */
  private int stoodADayLater() {
    line.verdicts();
    line.after(Duration.ofHours(25)).submit(honest("later", "four"));
    return line.verdicts().get(0).getSignals().get("author.stoodReviews").intValue();
  }
}
