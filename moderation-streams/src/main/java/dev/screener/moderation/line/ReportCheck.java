package dev.screener.moderation.line;

import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import org.apache.kafka.common.serialization.Serde;

/** What the schema cannot say of a report; what fails goes to the dead letters with the message. */
public final class ReportCheck {

  /** In UTF-16 units; twice what ingest-service lets through. */
  private static final int MAX_NOTE = 4_000;

  private ReportCheck() {}

  /** Reads and checks reports. */
  public static Serde<ReviewReport> serde(WriterSchemas writerSchemas) {
    return AvroSerde.checked(ReviewReport.class, writerSchemas, ReportCheck::check);
  }

  private static void check(ReviewReport report) {
    require(report.getKind() != ReportKind.UNKNOWN, "kind: unknown");
    require(Ids.isValid(report.getReportId()), "reportId: not an id");
    require(Ids.isValid(report.getFilmId()), "filmId: not an id");
    require(Ids.isValid(report.getReviewId()), "reviewId: not an id");
    require(Ids.isValid(report.getPersonId()), "personId: not an id");
    String note = report.getNote();
    require(note == null || note.length() <= MAX_NOTE, "note: longer than " + MAX_NOTE);
  }

  private static void require(boolean good, String fault) {
    if (!good) {
      throw new IllegalArgumentException(fault);
    }
  }
}
