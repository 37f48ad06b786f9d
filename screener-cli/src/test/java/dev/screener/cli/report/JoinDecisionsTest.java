package dev.screener.cli.report;

import static dev.screener.cli.report.Verdicts.answer;
import static dev.screener.cli.report.Verdicts.decision;
import static dev.screener.cli.report.Verdicts.first;
import static dev.screener.cli.report.Verdicts.label;
import static dev.screener.cli.report.Verdicts.later;
import static dev.screener.cli.report.Verdicts.undo;
import static dev.screener.contracts.event.DecisionAction.APPROVE;
import static dev.screener.contracts.event.DecisionAction.REJECT;
import static dev.screener.contracts.event.DecisionAnswer.APPLIED;
import static dev.screener.contracts.event.DecisionAnswer.LABELLED;
import static dev.screener.contracts.event.DecisionAnswer.UNDONE;
import static dev.screener.contracts.event.DecisionAnswer.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinDecisionsTest {

  private final JoinDecisions join = new JoinDecisions();

  @Test
  void aLabelStandsBesideWhatThePolicyAloneSays() {
    join.decision(label("d1", "r1", APPROVE), true);

    join.verdict(answer("r1", "d1", LABELLED, Outcome.REJECTED));

    Compared compared = join.compared().get(0);
    assertThat(compared.approves()).isTrue();
    assertThat(compared.meeting()).isEqualTo(Opinions.Meeting.STRICTER);
    assertThat(compared.policy())
        .isEqualTo(
            new Compared.Opinion(
                Outcome.REJECTED, List.of("SPAM"), List.of("spam-with-contact"), "en", 14));
    assertThat(join.leftOut()).isEmpty();
  }

  @Test
  void theNewestOpinionOnThatRevisionCounts() {
    join.decision(label("d1", "r1", REJECT), true);
    ReviewVerdict answered = answer("r1", "d1", LABELLED, Outcome.APPROVED);
    join.verdict(answered);

    join.verdict(
        ReviewVerdict.newBuilder(
                later(answered, 5, VerdictCause.POLICY, DecidedBy.POLICY, Outcome.REJECTED))
            .setPolicyOutcome(Outcome.REJECTED)
            .build());
    join.verdict(ReviewVerdict.newBuilder(first("r1", Outcome.HELD)).setRevision(2).build());

    assertThat(join.compared().get(0).meeting()).isEqualTo(Opinions.Meeting.AGREE);
  }

  @Test
  void whatWasUndoneDoesNotCountAlsoWhenItWasUndoneAfterTheTime() {
    join.decision(decision("d1", "r1", REJECT, DecisionEffect.RULES), true);
    join.decision(undo("d2", "r1", "d1"), false);

    join.verdict(answer("r1", "d1", APPLIED, Outcome.APPROVED));
    join.verdict(answer("r1", "d2", UNDONE, Outcome.APPROVED));

    assertThat(join.compared()).isEmpty();
    assertThat(join.leftOut()).containsExactly(entry("UNDONE", 1L));
  }

  @Test
  void aDecisionThatWaitedCountsByItsLastAnswer() {
    join.decision(label("d1", "r1", APPROVE), true);

    join.verdict(
        ReviewVerdict.newBuilder(answer("r1", "d1", WAITING, Outcome.UNKNOWN))
            .setPolicyOutcome(null)
            .setRevision(0)
            .build());
    assertThat(join.leftOut()).containsExactly(entry("WAITING", 1L));
    join.verdict(answer("r1", "d1", LABELLED, Outcome.APPROVED));

    assertThat(join.compared()).hasSize(1);
  }

  @Test
  void aLabelThatWasQuickerThanItsReviewCountsOnceThatHasCome() {
    join.decision(label("d1", "r1", APPROVE), true);
    join.verdict(
        ReviewVerdict.newBuilder(answer("r1", "d1", WAITING, Outcome.UNKNOWN))
            .setPolicyOutcome(null)
            .setRevision(0)
            .build());

    join.verdict(first("r1", Outcome.HELD));

    assertThat(join.compared().get(0).meeting()).isEqualTo(Opinions.Meeting.HELD);
  }

  @ParameterizedTest
  @EnumSource(
      value = DecisionAnswer.class,
      names = {"APPLIED", "LABELLED", "WAITING"},
      mode = EnumSource.Mode.EXCLUDE)
  void otherAnswersLeaveTheDecisionOut(DecisionAnswer answer) {
    join.decision(label("d1", "r1", APPROVE), true);

    join.verdict(answer("r1", "d1", answer, Outcome.APPROVED));

    assertThat(join.compared()).isEmpty();
    assertThat(join.leftOut()).containsExactly(entry(answer.name(), 1L));
  }

  @Test
  void whatIsOutsideTheTimeOrUnansweredOrWithoutAnOpinionIsNotCompared() {
    join.decision(label("d1", "r1", APPROVE), false);
    join.decision(label("d2", "r2", APPROVE), true);
    join.decision(label("d3", "r3", APPROVE), true);

    join.verdict(answer("r1", "d1", LABELLED, Outcome.APPROVED));
    join.verdict(
        ReviewVerdict.newBuilder(answer("r3", "d3", LABELLED, Outcome.APPROVED))
            .setPolicyOutcome(null)
            .build());

    assertThat(join.compared()).isEmpty();
    assertThat(join.leftOut())
        .containsExactly(entry("NO_POLICY_OPINION", 1L), entry("UNANSWERED", 1L));
  }
}
