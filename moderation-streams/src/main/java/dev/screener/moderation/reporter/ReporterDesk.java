package dev.screener.moderation.reporter;

import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.line.StoreSettings;
import dev.screener.moderation.record.ReporterReport;
import dev.screener.moderation.record.WeighedReport;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The desk that readers' reports pass on their way to their cases. Placed by person, as authors
 * are.
 */
public final class ReporterDesk {

  /**
   * reporterId/filmId/reviewId to {@link ReporterReport}; about 70 bytes with its key. An entry
   * goes with its reporter's erasure, and after 183 days of event time.
   */
  static final String REPORTER_REPORTS = "reporter-reports";

  private final StoreBuilder<KeyValueStore<String, ReporterReport>> store;

  public ReporterDesk(WriterSchemas writerSchemas) {
    store =
        StoreSettings.persistent(
            REPORTER_REPORTS, Serdes.String(), AvroSerde.of(ReporterReport.class, writerSchemas));
  }

  /** Reports and appeals, placed by person, to weighed ones, keyed by filmId/reviewId. */
  public KStream<String, WeighedReport> weigh(KStream<String, ReviewReport> reports) {
    return reports.process(new WeighReport(store), Named.as("weigh-report"));
  }

  /** Learns what moderators made of reports. Comes after {@link #weigh}, which brings the store. */
  public void note(KStream<String, ReportSettled> settled) {
    settled.process(NoteSettled::new, Named.as("note-settled"), REPORTER_REPORTS);
  }

  /** An erased person's reports, each to be taken back from its case. After {@link #weigh}. */
  public KStream<String, WeighedReport> forget(KStream<String, Received> submissions) {
    return submissions
        .filter(
            (author, received) -> isErasure(received.submission()), Named.as("if-author-erased"))
        .process(ForgetReporter::new, Named.as("forget-reporter"), REPORTER_REPORTS);
  }

  static String key(String reporterId, String filmId, String reviewId) {
    return reporterId + '/' + Ids.reviewKey(filmId, reviewId);
  }

  private static boolean isErasure(ReviewSubmission submission) {
    return submission.getKind() == SubmissionKind.AUTHOR_ERASED;
  }
}
