package dev.screener.moderation.reporter;

import static dev.screener.moderation.reporter.ReporterDesk.REPORTER_REPORTS;

import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.ReporterReport;
import dev.screener.moderation.record.WeighedReport;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Lets one report a reader and review pass, with its weight; appeals pass as they are. */
final class WeighReport implements ProcessorSupplier<String, ReviewReport, String, WeighedReport> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long LIFE_MILLIS = Duration.ofDays(183).toMillis();

  /** A record as long as this tells enough of its reporter. */
  private static final int MOST_READ = 256;

  private final StoreBuilder<KeyValueStore<String, ReporterReport>> store;

  WeighReport(StoreBuilder<KeyValueStore<String, ReporterReport>> store) {
    this.store = store;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(store);
  }

  @Override
  public Processor<String, ReviewReport, String, WeighedReport> get() {
    return new Desk();
  }

  private static final class Desk
      implements Processor<String, ReviewReport, String, WeighedReport> {
    private ProcessorContext<String, WeighedReport> context;
    private KeyValueStore<String, ReporterReport> reports;

    @Override
    public void init(ProcessorContext<String, WeighedReport> processorContext) {
      context = processorContext;
      reports = processorContext.getStateStore(REPORTER_REPORTS);
      Sweep<ReporterReport> old =
          new Sweep<>(reports, (report, now) -> now - report.getReportedAt() > LIFE_MILLIS).daily();
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, old::next);
    }

    @Override
    public void process(Record<String, ReviewReport> record) {
      ReviewReport report = record.value();
      boolean appeal = report.getKind() == ReportKind.APPEAL;
      String key = ReporterDesk.key(report.getPersonId(), report.getFilmId(), report.getReviewId());
      if (!appeal && reports.get(key) != null) {
        return;
      }
      float weight = appeal ? 0 : weight(report.getPersonId(), record.timestamp());
      if (!appeal) {
        reports.put(
            key,
            ReporterReport.newBuilder()
                .setReportedAt(report.getReportedAt().toEpochMilli())
                .build());
      }
      context.forward(
          record
              .withKey(Ids.reviewKey(report.getFilmId(), report.getReviewId()))
              .withValue(
                  new WeighedReport(
                      report.getReportId(),
                      report.getPersonId(),
                      report.getKind().name(),
                      weight,
                      appeal ? report.getNote() : null,
                      report.getReportedAt().toEpochMilli())));
    }

    private float weight(String reporterId, long at) {
      ReporterRecord earlier = new ReporterRecord(at);
      try (KeyValueIterator<String, ReporterReport> entries =
          reports.prefixScan(reporterId + '/', new StringSerializer())) {
        for (int read = 0; entries.hasNext() && read < MOST_READ; read++) {
          earlier.add(entries.next().value);
        }
      }
      return earlier.weight();
    }
  }
}
