package dev.screener.cli.report;

import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewVerdict;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The notices and complaints of the time. First all of them, then the verdicts, those of one review
 * in their order. Kept in memory: about 300 bytes each; of whoever sent them nothing.
 */
final class Reports {

  private final Map<String, Map<String, Report>> byReview = new HashMap<>();

  /** A repeat bears the same reportId, and does not count again. */
  void take(ReviewReport report) {
    byReview
        .computeIfAbsent(
            key(report.getFilmId(), report.getReviewId()), first -> new LinkedHashMap<>())
        .putIfAbsent(report.getReportId(), new Report(report.getKind(), report.getReportedAt()));
  }

  void take(ReviewVerdict verdict) {
    about(verdict).forEach(report -> report.take(verdict));
  }

  boolean hasOpenNotice(ReviewVerdict verdict) {
    Instant at = verdict.getJudgedAt();
    return about(verdict).stream().anyMatch(r -> !r.isComplaint() && r.isOpenAt(at));
  }

  boolean hasOpenComplaint(ReviewVerdict verdict) {
    Instant at = verdict.getJudgedAt();
    return about(verdict).stream().anyMatch(r -> r.isComplaint() && r.isOpenAt(at));
  }

  Stream<Report> notices() {
    return all().filter(report -> !report.isComplaint());
  }

  Stream<Report> complaints() {
    return all().filter(Report::isComplaint);
  }

  private Stream<Report> all() {
    return byReview.values().stream().flatMap(reports -> reports.values().stream());
  }

  private Collection<Report> about(ReviewVerdict verdict) {
    return byReview
        .getOrDefault(key(verdict.getFilmId(), verdict.getReviewId()), Map.of())
        .values();
  }

  private static String key(String filmId, String reviewId) {
    return filmId + '/' + reviewId;
  }
}
