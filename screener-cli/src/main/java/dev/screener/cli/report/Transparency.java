package dev.screener.cli.report;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.policy.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts for a transparency report: Regulation (EU) 2022/2065, Article 15(1)(b) notices, (c)
 * own initiative, (d) complaints, (e) automated means. Reports are taken before verdicts.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/reg/2022/2065/oj">Regulation (EU) 2022/2065</a>
 */
final class Transparency {

  private final Measures measures = new Measures();
  private final Reports reports = new Reports();
  private final Automation automation = new Automation();
  private final Audits audits = new Audits();

  /** What a complaint is against. */
  record Basis(Restriction restriction, DecidedBy decidedBy) implements Comparable<Basis> {
    @Override
    public int compareTo(Basis other) {
      int byRestriction = restriction.compareTo(other.restriction);
      return byRestriction != 0 ? byRestriction : decidedBy.compareTo(other.decidedBy);
    }
  }

  void take(ReviewReport report) {
    reports.take(report);
  }

  void take(ReviewVerdict verdict) {
    measures.take(verdict, isUponNotices(verdict));
    automation.take(verdict, reports.hasOpenComplaint(verdict));
    // Last: it settles what the others ask for.
    reports.take(verdict);
  }

  void take(ModerationStats stats) {
    audits.take(stats);
  }

  /** The verdict itself knows only of notices that nobody has settled, not of those it settles. */
  private boolean isUponNotices(ReviewVerdict verdict) {
    return verdict.getNotices() > 0
        || verdict.getReasons().contains(Reason.REPORTED.code())
        || reports.hasOpenNotice(verdict);
  }

  Measures measures() {
    return measures;
  }

  Automation automation() {
    return automation;
  }

  Audits audits() {
    return audits;
  }

  ReportCounts notices() {
    return ReportCounts.of(reports.notices());
  }

  Map<ReportKind, ReportCounts> noticesByKind() {
    Map<ReportKind, ReportCounts> counts = new TreeMap<>();
    for (ReportKind kind : ReportKind.values()) {
      ReportCounts ofKind =
          ReportCounts.of(reports.notices().filter(report -> report.kind() == kind));
      if (ofKind.received() > 0) {
        counts.put(kind, ofKind);
      }
    }
    return counts;
  }

  ReportCounts complaints() {
    return ReportCounts.of(reports.complaints());
  }

  Map<Basis, ReportCounts> complaintsByBasis() {
    Map<Basis, ReportCounts> counts = new TreeMap<>();
    for (Restriction restriction : Restriction.values()) {
      for (DecidedBy decidedBy : DecidedBy.values()) {
        ReportCounts ofBasis =
            ReportCounts.of(
                reports
                    .complaints()
                    .filter(
                        complaint ->
                            complaint.complainedOf() == restriction
                                && complaint.decidedBefore() == decidedBy));
        if (ofBasis.received() > 0) {
          counts.put(new Basis(restriction, decidedBy), ofBasis);
        }
      }
    }
    return counts;
  }
}
