package dev.screener.moderation.reporter;

import static dev.screener.moderation.reporter.ReporterDesk.REPORTER_REPORTS;

import dev.screener.contracts.event.ReportSettled;
import dev.screener.moderation.record.ReporterReport;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Takes in what a moderator made of a report. */
final class NoteSettled implements Processor<String, ReportSettled, Void, Void> {

  private KeyValueStore<String, ReporterReport> reports;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    reports = context.getStateStore(REPORTER_REPORTS);
  }

  @Override
  public void process(Record<String, ReportSettled> record) {
    ReportSettled settled = record.value();
    String key = ReporterDesk.key(record.key(), settled.getFilmId(), settled.getReviewId());
    ReporterReport report = reports.get(key);
    if (report != null) {
      reports.put(
          key,
          ReporterReport.newBuilder(report)
              .setUpheld(settled.getUpheld())
              .setSettledAt(settled.getSettledAt().toEpochMilli())
              .build());
    }
  }
}
