package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A moderator's word stands until the author edits or it is taken back. */
class DecisionsTest {

  private static final ReviewDraft HELD =
      review("r1").by("nobody").saying(HONEST + " More on www.my-film-blog.example");

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
  void anApprovalPublishesAHeldReviewAndSettlesItsJob() {
    // Given
    line.submit(HELD);

    // When
    line.decide(decision("d1", DecisionAction.APPROVE));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.getDecidedBy()).isEqualTo(DecidedBy.MODERATOR);
    assertThat(verdict.getDecisionAnswer()).isEqualTo(DecisionAnswer.APPLIED);
    assertThat(verdict.getSubmissionId()).isNull();
    assertThat(line.approved()).extracting(TestRecord::key).containsExactly("crossing/r1");
    assertThat(last(line.queue()).value()).isNull();
  }

  @Test
  void aRejectionTakesAnApprovedReviewDownAndItsUndoingBringsTheSameBack() {
    // Given
    line.submit(review("r1"));
    TestRecord<String, ?> shown = last(line.approved());

    // When
    line.decide(decision("d1", DecisionAction.REJECT));
    TestRecord<String, ?> taken = last(line.approved());
    line.decide(undo("d2", "d1"));

    // Then
    assertThat(taken.value()).isNull();
    assertThat(last(line.approved()).value()).isEqualTo(shown.value());
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getOutcome, ReviewVerdict::getReasons)
        .containsExactly(
            tuple(Outcome.APPROVED, List.of()),
            tuple(Outcome.REJECTED, List.of("MODERATOR")),
            tuple(Outcome.APPROVED, List.of()));
  }

  @Test
  void undoingAnApprovalQueuesTheReviewAsItWas() {
    // Given
    line.submit(HELD);
    TestRecord<String, ?> queued = last(line.queue());
    line.after(Duration.ofHours(1)).decide(decision("d1", DecisionAction.APPROVE));

    // When
    line.after(Duration.ofHours(1)).decide(undo("d2", "d1"));

    // Then
    assertThat(last(line.queue()).value()).isEqualTo(queued.value());
    assertThat(last(line.approved()).value()).isNull();
  }

  @Test
  void aDecisionOnAnOlderRevisionIsAnsweredSuperseded() {
    // Given
    line.submit(review("r1")).submit(review("r1").edited("s2"));

    // When
    line.decide(decision("d1", DecisionAction.REJECT));

    // Then
    ReviewVerdict answer = last(line.verdicts());
    assertThat(answer.getDecisionAnswer()).isEqualTo(DecisionAnswer.SUPERSEDED);
    assertThat(answer.getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(line.approved()).allSatisfy(record -> assertThat(record.value()).isNotNull());
  }

  @Test
  void ofTwoModeratorsTheSecondIsToldThatTheFirstHasDecided() {
    // Given
    line.submit(HELD).decide(decision("d1", DecisionAction.REJECT));

    // When
    line.decide(decision("d2", DecisionAction.APPROVE));

    // Then
    ReviewVerdict answer = last(line.verdicts());
    assertThat(answer.getDecisionAnswer()).isEqualTo(DecisionAnswer.LOST);
    assertThat(answer.getOutcome()).isEqualTo(Outcome.REJECTED);
    assertThat(line.approved()).isEmpty();
  }

  @Test
  void aLabelIsRecordedAndChangesNothing() {
    // Given
    line.submit(review("r1"));

    // When
    line.decide(decision("d1", DecisionAction.REJECT).setEffect(DecisionEffect.LABEL));

    // Then
    ReviewVerdict answer = last(line.verdicts());
    assertThat(answer.getDecisionAnswer()).isEqualTo(DecisionAnswer.LABELLED);
    assertThat(answer.getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(line.approved()).hasSize(1);
  }

  @Test
  void anEditEndsADecision() {
    // Given
    line.submit(review("r1")).decide(decision("d1", DecisionAction.REJECT));

    // When
    line.submit(review("r1").edited("s2"));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.getDecidedBy()).isEqualTo(DecidedBy.POLICY);
  }

  @Test
  void aDecisionThatIsQuickerThanItsReviewWaitsForItAndThenRules() {
    // When
    line.decide(decision("d1", DecisionAction.REJECT)).submit(review("r1"));

    // Then
    assertThat(line.verdicts())
        .extracting(
            ReviewVerdict::getOutcome,
            ReviewVerdict::getDecidedBy,
            ReviewVerdict::getDecisionId,
            ReviewVerdict::getDecisionAnswer)
        .containsExactly(
            tuple(Outcome.UNKNOWN, DecidedBy.POLICY, "d1", DecisionAnswer.WAITING),
            tuple(Outcome.REJECTED, DecidedBy.MODERATOR, "d1", DecisionAnswer.APPLIED));
    assertThat(line.approved()).isEmpty();
  }

  @Test
  void aDecisionOnAWithdrawnReviewIsAnsweredUnfounded() {
    // Given
    line.submit(review("r1")).submit(review("r1").withdrawn("s2"));

    // When
    line.decide(decision("d1", DecisionAction.APPROVE));

    // Then
    assertThat(last(line.verdicts()).getDecisionAnswer()).isEqualTo(DecisionAnswer.UNFOUNDED);
    assertThat(last(line.approved()).value()).isNull();
  }

  @Test
  void aHoldThatNobodyLookedAtEndsAfterThreeDaysAndNotBefore() {
    // Given
    line.submit(HELD);

    // When
    line.waitFor(Duration.ofHours(71));
    List<ReviewVerdict> before = line.verdicts();
    line.waitFor(Duration.ofHours(2)).waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(before).hasSize(1);
    assertThat(line.verdicts())
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.getCause()).isEqualTo(VerdictCause.HOLD_ENDED);
              assertThat(verdict.getOutcome()).isEqualTo(Outcome.REJECTED);
              assertThat(verdict.getReasons()).contains("SPAM");
            });
    assertThat(last(line.queue()).value()).isNull();
  }

  private static ModeratorDecision.Builder decision(String decisionId, DecisionAction action) {
    return ModeratorDecision.newBuilder()
        .setDecisionId(decisionId)
        .setFilmId("crossing")
        .setReviewId("r1")
        .setRevision(1)
        .setAction(action)
        .setEffect(DecisionEffect.RULES)
        .setModeratorToken("moderator-1");
  }

  private static ModeratorDecision.Builder undo(String decisionId, String undoes) {
    return decision(decisionId, DecisionAction.UNDO).setUndoes(undoes);
  }

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }
}
