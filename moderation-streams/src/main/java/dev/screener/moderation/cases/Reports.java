package dev.screener.moderation.cases;

import dev.screener.contracts.event.ReportKind;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.ReportNote;
import dev.screener.moderation.record.WeighedReport;
import dev.screener.policy.Evidence;
import dev.screener.policy.ReportSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What readers say of a review. A report counts until a moderator has looked at the review after it
 * was made, whatever edits come between: an author cannot shake reports off by editing.
 */
final class Reports {

  /** More would not change what a policy makes of them. */
  private static final int REMEMBERED = 64;

  /** What must not stay public until somebody has time. */
  private static final Set<ReportKind> GRAVE =
      EnumSet.of(ReportKind.ILLEGAL, ReportKind.THREAT, ReportKind.PRIVATE_DATA);

  private Reports() {}

  /** The case with a report noted, or taken back; the case itself when that changes nothing. */
  static CaseRecord note(CaseRecord state, WeighedReport report) {
    if (state.getErased()) {
      return state;
    }
    List<ReportNote> notes = new ArrayList<>(state.getReports());
    boolean known = notes.removeIf(note -> note.getReporterId().equals(report.getPersonId()));
    boolean takenBack = report.getKind().isEmpty();
    if (known != takenBack || (!takenBack && notes.size() == REMEMBERED)) {
      return state;
    }
    if (!takenBack) {
      notes.add(
          new ReportNote(
              report.getPersonId(), report.getKind(), report.getWeight(), report.getReportedAt()));
      notes.sort(Comparator.comparing(ReportNote::getReporterId));
    }
    return CaseRecord.newBuilder(state).setReports(notes).build();
  }

  /** Those that nobody has settled, by rising reporterId. */
  static List<ReportNote> open(CaseRecord state) {
    List<ReportNote> reports = state.getReports();
    return reports.isEmpty()
        ? reports
        : reports.stream()
            .filter(note -> !Decisions.lookedAtSince(state, note.getReportedAt()))
            .toList();
  }

  /** The open ones by kind. */
  static Map<String, Integer> byKind(CaseRecord state) {
    Map<String, Integer> kinds = new TreeMap<>();
    open(state).forEach(note -> kinds.merge(note.getKind(), 1, Integer::sum));
    return kinds;
  }

  /** Lays what the open ones say over the evidence; where there are none it stays as it was. */
  static Evidence over(Evidence evidence, CaseRecord state) {
    List<ReportNote> open = open(state);
    if (open.isEmpty()) {
      return evidence;
    }
    float weight = 0;
    float grave = 0;
    for (ReportNote note : open) {
      weight += note.getWeight();
      grave += GRAVE.contains(kind(note)) ? note.getWeight() : 0;
    }
    return evidence.toBuilder()
        .put(ReportSignal.COUNT, open.size())
        .put(ReportSignal.WEIGHT, weight)
        .put(ReportSignal.GRAVE_WEIGHT, grave)
        .build();
  }

  private static ReportKind kind(ReportNote note) {
    try {
      return ReportKind.valueOf(note.getKind());
    } catch (IllegalArgumentException ofAnotherVersion) {
      return ReportKind.OTHER;
    }
  }
}
