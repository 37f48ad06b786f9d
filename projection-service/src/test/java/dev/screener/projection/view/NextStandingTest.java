package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static dev.screener.projection.view.Events.verdict;
import static dev.screener.projection.view.StandingFact.APPEALED;
import static dev.screener.projection.view.StandingFact.APPEAL_ANSWERED;
import static dev.screener.projection.view.StandingFact.FLAGGED;
import static dev.screener.projection.view.StandingFact.HOLD_ENDED;
import static dev.screener.projection.view.StandingFact.POLICY_CHANGED;
import static dev.screener.projection.view.StandingFact.REPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextStandingTest {

  @Test
  void aVerdictThatChangesNothingLeavesSinceWhenItStands() {
    Standing first = NextStanding.after(null, verdict("f", "r", 1, Outcome.REJECTED, "s1"));

    Standing again = NextStanding.after(first, later(Outcome.REJECTED, VerdictCause.POLICY));

    assertThat(again.since()).isEqualTo(NOON.toEpochMilli());
    assertThat(again.judgedAt()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
    assertThat(again.facts()).containsExactly(FLAGGED);
  }

  @Test
  void aChangedVerdictStandsSinceItWasGivenAndSaysWhatChangedIt() {
    Standing held = NextStanding.after(null, verdict("f", "r", 1, Outcome.HELD, "s1"));

    Standing ended = NextStanding.after(held, later(Outcome.REJECTED, VerdictCause.HOLD_ENDED));
    Standing rejudged = NextStanding.after(held, later(Outcome.REJECTED, VerdictCause.POLICY));

    assertThat(ended.since()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
    assertThat(ended.facts()).containsExactlyInAnyOrder(FLAGGED, HOLD_ENDED);
    assertThat(rejudged.facts()).containsExactlyInAnyOrder(FLAGGED, POLICY_CHANGED);
  }

  @Test
  void reportsStayWithTheRevisionWhenTheyAreSettled() {
    ReviewVerdict approved = verdict("f", "r", 1, Outcome.APPROVED, "s1");
    Standing reported =
        NextStanding.after(
            NextStanding.after(null, approved),
            ReviewVerdict.newBuilder(approved).setCause(VerdictCause.REPORT).setNotices(2).build());
    ReviewVerdict decided =
        ReviewVerdict.newBuilder(later(Outcome.REJECTED, VerdictCause.DECISION))
            .setDecidedBy(DecidedBy.MODERATOR)
            .setPolicyOutcome(Outcome.APPROVED)
            .build();

    Standing rejected = NextStanding.after(reported, decided);
    Standing edited = NextStanding.after(rejected, verdict("f", "r", 2, Outcome.APPROVED, "s2"));

    assertThat(rejected.facts()).containsExactly(REPORTED);
    assertThat(edited.facts()).isEmpty();
  }

  @Test
  void anAppealIsOpenUntilAVerdictSaysItIsNot() {
    Standing rejected = NextStanding.after(null, verdict("f", "r", 1, Outcome.REJECTED, "s1"));
    Standing open =
        NextStanding.after(
            rejected,
            ReviewVerdict.newBuilder(later(Outcome.REJECTED, VerdictCause.APPEAL))
                .setAppealed(true)
                .build());

    Standing answered = NextStanding.after(open, later(Outcome.REJECTED, VerdictCause.DECISION));

    assertThat(open.facts()).contains(APPEALED).doesNotContain(APPEAL_ANSWERED);
    assertThat(answered.facts()).contains(APPEAL_ANSWERED).doesNotContain(APPEALED);
  }

  @Test
  void whatThePolicyFoundBeforeAPersonDecidedIsKnown() {
    ReviewVerdict byPerson =
        ReviewVerdict.newBuilder(later(Outcome.REJECTED, VerdictCause.DECISION))
            .setDecidedBy(DecidedBy.MODERATOR)
            .setPolicyOutcome(Outcome.HELD)
            .build();
    ReviewVerdict beforeTheImport =
        ReviewVerdict.newBuilder(byPerson).setDecidedBy(DecidedBy.PRIOR).build();
    ReviewVerdict onlyReported =
        ReviewVerdict.newBuilder(verdict("f", "r", 1, Outcome.HELD, "s1"))
            .setReasons(List.of("REPORTED"))
            .build();

    assertThat(NextStanding.after(null, byPerson).facts()).containsExactly(FLAGGED);
    assertThat(NextStanding.after(null, beforeTheImport).facts()).isEmpty();
    assertThat(NextStanding.after(null, onlyReported).facts()).containsExactly(REPORTED);
  }

  private static ReviewVerdict later(Outcome outcome, VerdictCause cause) {
    return ReviewVerdict.newBuilder(verdict("f", "r", 1, outcome, null))
        .setCause(cause)
        .setJudgedAt(NOON.plusSeconds(60))
        .build();
  }
}
