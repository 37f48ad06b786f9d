package dev.screener.moderation.cases;

import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.record.AppealNote;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.WeighedReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an author says against a verdict. One appeal a revision is heard, the first. */
final class Appeals {

  private static final int REMEMBERED = 4;

  private Appeals() {}

  /** The case with an appeal noted; the case itself when it knows the appeal. */
  static CaseRecord note(CaseRecord state, WeighedReport appeal) {
    boolean known =
        state.getAppeals().stream()
            .anyMatch(note -> note.getAppealId().equals(appeal.getReportId()));
    if (known || state.getErased()) {
      return state;
    }
    List<AppealNote> notes = new ArrayList<>(state.getAppeals());
    notes.add(
        new AppealNote(
            appeal.getReportId(),
            Hashes.of(appeal.getPersonId()),
            appeal.getReportedAt(),
            Objects.requireNonNullElse(appeal.getNote(), "")));
    notes.sort(
        Comparator.comparingLong(AppealNote::getAppealedAt).thenComparing(AppealNote::getAppealId));
    if (notes.size() > REMEMBERED) {
      notes.remove(0);
    }
    return CaseRecord.newBuilder(state).setAppeals(notes).build();
  }

  /** Those that the review's own author made, by rising time; anybody else's count for nothing. */
  static List<AppealNote> byAuthor(CaseRecord state) {
    return state.getAppeals().stream()
        .filter(note -> note.getAppellantHash() == state.getAuthorHash())
        .toList();
  }

  /**
   * The appeal that waits for a moderator: made since the present revision was written, against a
   * verdict that keeps something of the review from readers, and not yet heard.
   */
  static Optional<AppealNote> open(CaseRecord state) {
    boolean shownInFull =
        state.getOutcome().equals(Outcome.APPROVED.name())
            && state.getDisplay().equals(Display.FULL.name());
    if (shownInFull || state.getOutcome().equals(Outcome.WITHDRAWN.name())) {
      return Optional.empty();
    }
    return byAuthor(state).stream()
        .filter(note -> note.getAppealedAt() >= state.getWrittenAt())
        .findFirst()
        .filter(note -> !isHeard(state, note));
  }

  private static boolean isHeard(CaseRecord state, AppealNote appeal) {
    return Decisions.ruling(state, state.getRevision())
        .filter(ruling -> ruling.getDecidedAt() > appeal.getAppealedAt())
        .isPresent();
  }
}
