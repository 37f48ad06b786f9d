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

  private static final int REMEMBERED = 8;

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
            isLapsed(state, appeal) ? "" : Objects.requireNonNullElse(appeal.getNote(), "")));
    notes.sort(
        Comparator.comparingLong(AppealNote::getAppealedAt).thenComparing(AppealNote::getAppealId));
    if (notes.size() > REMEMBERED) {
      notes.remove(leastNeeded(state, notes));
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
   * Those that could be heard on a revision: on the present one the first since it was written;
   * when an older one was written is not known any more.
   */
  static List<AppealNote> heardOn(CaseRecord state, int revision) {
    List<AppealNote> appeals = byAuthor(state);
    return revision == state.getRevision()
        ? appeals.stream().filter(note -> isSinceWritten(state, note)).limit(1).toList()
        : appeals;
  }

  /** Somebody else's; else one against an older revision; else the one that came last. */
  private static int leastNeeded(CaseRecord state, List<AppealNote> notes) {
    for (int i = 0; i < notes.size(); i++) {
      boolean foreign =
          state.getRevision() > 0 && notes.get(i).getAppellantHash() != state.getAuthorHash();
      if (foreign || !isSinceWritten(state, notes.get(i))) {
        return i;
      }
    }
    return notes.size() - 1;
  }

  /** Those of a review that is withdrawn at a time: what was said until then has lapsed. */
  static List<AppealNote> lapsed(CaseRecord state, long withdrawnAt) {
    return state.getAppeals().stream()
        .map(
            note ->
                note.getAppealedAt() <= withdrawnAt
                    ? AppealNote.newBuilder(note).setText("").build()
                    : note)
        .toList();
  }

  private static boolean isLapsed(CaseRecord state, WeighedReport appeal) {
    return state.getOutcome().equals(Outcome.WITHDRAWN.name())
        && appeal.getReportedAt() <= state.getWrittenAt();
  }

  private static boolean isSinceWritten(CaseRecord state, AppealNote appeal) {
    return appeal.getAppealedAt() >= state.getWrittenAt();
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
    return heardOn(state, state.getRevision()).stream()
        .findFirst()
        .filter(note -> !isHeard(state, note));
  }

  private static boolean isHeard(CaseRecord state, AppealNote appeal) {
    return Decisions.ruling(state, state.getRevision())
        .filter(ruling -> ruling.getDecidedAt() > appeal.getAppealedAt())
        .isPresent();
  }
}
