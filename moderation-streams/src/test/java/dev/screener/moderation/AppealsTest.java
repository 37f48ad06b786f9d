package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.appeal;
import static dev.screener.moderation.Said.approval;
import static dev.screener.moderation.Said.rejection;
import static dev.screener.moderation.Said.undo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author says against a verdict is heard once, by another moderator than the first. */
class AppealsTest {

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

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }

  @Test
  void anAppealQueuesTheReviewWithItsAuthorsWords() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));

    // When
    line.after(Duration.ofMinutes(1)).report(appeal("a1", "ada", "It is my own work."));

    // Then
    QueuedJob job = last(line.queue()).value();
    assertThat(job.getLane()).isEqualTo(Lane.APPEAL);
    assertThat(job.getAppeal()).isEqualTo("It is my own work.");
    assertThat(last(line.verdicts()).getAppealed()).isTrue();
  }

  @Test
  void somebodyElsesAppealsCountForNothingAndDoNotPushTheAuthorsOut() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofMinutes(1)).report(appeal("a1", "ada", "mine"));

    // When
    for (int i = 0; i < 20; i++) {
      line.after(Duration.ofMinutes(1)).report(appeal("b" + i, "bob", "not mine"));
    }

    // Then
    assertThat(last(line.queue()).value().getAppeal()).isEqualTo("mine");
  }

  @Test
  void theFirstModeratorIsToldThatItIsTheirOwnDecisionAndAnotherOverturnsIt() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofMinutes(1)).report(appeal("a1", "ada", "mine"));

    // When
    line.after(Duration.ofMinutes(1)).decide(approval("d2", "moderator-1"));
    ReviewVerdict own = last(line.verdicts());
    line.after(Duration.ofMinutes(1)).decide(approval("d3", "moderator-2"));

    // Then
    assertThat(own.getDecisionAnswer()).isEqualTo(DecisionAnswer.OWN);
    assertThat(own.getOutcome()).isEqualTo(Outcome.REJECTED);
    assertThat(last(line.verdicts()).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(last(line.queue()).value()).isNull();
  }

  @Test
  void undoingWhatOverturnedRestoresTheVerdictAndTheJob() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofMinutes(1)).report(appeal("a1", "ada", "mine"));
    QueuedJob job = last(line.queue()).value();
    line.after(Duration.ofMinutes(1)).decide(approval("d2", "moderator-2"));

    // When
    line.after(Duration.ofMinutes(1)).decide(undo("d3", "d2"));

    // Then
    assertThat(last(line.verdicts()).getOutcome()).isEqualTo(Outcome.REJECTED);
    assertThat(last(line.queue()).value()).isEqualTo(job);
    assertThat(last(line.approved()).value()).isNull();
  }

  @Test
  void undoingTheFirstDecisionLeavesTheOneThatOverturnedIt() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofMinutes(1)).report(appeal("a1", "ada", "mine"));
    line.after(Duration.ofMinutes(1)).decide(approval("d2", "moderator-2"));

    // When
    line.after(Duration.ofMinutes(1)).decide(undo("d3", "d1"));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getDecidedBy()).isEqualTo(DecidedBy.MODERATOR);
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void furtherAppealsOnTheSameRevisionChangeNothing() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofMinutes(1)).report(appeal("a0", "ada", "once"));
    line.after(Duration.ofMinutes(1)).decide(rejection("d2", "moderator-2"));

    // When
    for (int i = 1; i <= 12; i++) {
      line.after(Duration.ofMinutes(1)).report(appeal("a" + i, "ada", "again"));
    }
    line.after(Duration.ofMinutes(1)).decide(approval("d3", "moderator-3"));

    // Then
    ReviewVerdict answer = last(line.verdicts());
    assertThat(answer.getDecisionAnswer()).isEqualTo(DecisionAnswer.LOST);
    assertThat(answer.getOutcome()).isEqualTo(Outcome.REJECTED);
    assertThat(answer.getAppealed()).isFalse();
    assertThat(last(line.queue()).value()).isNull();
  }

  @Test
  void anEditLapsesAnAppeal() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofMinutes(1)).report(appeal("a1", "ada", "mine"));

    // When
    line.after(Duration.ofMinutes(1)).submit(review("r1").edited("s2"));

    // Then
    assertThat(last(line.queue()).value()).isNull();
    assertThat(last(line.verdicts()).getAppealed()).isFalse();
  }

  @Test
  void anAppealThatComesLaterThanTheDecisionOnItCountsAlike() {
    // Given
    line.submit(review("r1")).decide(rejection("d1", "moderator-1"));
    line.after(Duration.ofMinutes(2)).decide(approval("d2", "moderator-2"));

    // When
    line.at(Line.START.plusSeconds(60)).report(appeal("a1", "ada", "mine"));

    // Then
    assertThat(last(line.verdicts()).getOutcome()).isEqualTo(Outcome.APPROVED);
  }
}
