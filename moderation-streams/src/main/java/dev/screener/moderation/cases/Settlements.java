package dev.screener.moderation.cases;

import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.DecisionNote;
import dev.screener.moderation.record.ReportNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a decision, or its undoing, makes of the reports that came before it. */
final class Settlements {

  private Settlements() {}

  static List<Judgement.Settled> of(
      CaseRecord before, CaseRecord after, ModeratorDecision decision) {
    List<Judgement.Settled> settled = new ArrayList<>();
    for (ReportNote report : after.getReports()) {
      Boolean upheld = upheld(after, report);
      if (!Objects.equals(upheld, upheld(before, report))) {
        settled.add(
            new Judgement.Settled(
                report.getReporterId(),
                new ReportSettled(
                    decision.getFilmId(),
                    decision.getReviewId(),
                    upheld,
                    decision.getDecidedAt())));
      }
    }
    return settled;
  }

  /** Whether the newest decision since the report agrees with it; null when there is none. */
  private static @Nullable Boolean upheld(CaseRecord state, ReportNote report) {
    Boolean upheld = null;
    for (DecisionNote note : state.getDecisions()) {
      if (note.getDecidedAt() >= report.getReportedAt() && Decisions.counts(state, note)) {
        upheld = !note.getApproves();
      }
    }
    return upheld;
  }
}
