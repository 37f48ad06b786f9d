package dev.screener.moderation.reporter;

import static dev.screener.moderation.reporter.ReporterDesk.REPORTER_REPORTS;

import dev.screener.moderation.line.Received;
import dev.screener.moderation.record.ReporterReport;
import dev.screener.moderation.record.WeighedReport;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Finds what a person reported, takes each report back from its case, and forgets it. */
final class ForgetReporter implements Processor<String, Received, String, WeighedReport> {

  private ProcessorContext<String, WeighedReport> context;
  private KeyValueStore<String, ReporterReport> reports;

  @Override
  public void init(ProcessorContext<String, WeighedReport> processorContext) {
    context = processorContext;
    reports = processorContext.getStateStore(REPORTER_REPORTS);
  }

  @Override
  public void process(Record<String, Received> record) {
    String person = record.key();
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<String, ReporterReport> entries =
        reports.prefixScan(person + '/', new StringSerializer())) {
      entries.forEachRemaining(entry -> found.add(entry.key));
    }
    for (String key : found) {
      reports.delete(key);
      WeighedReport takenBack =
          WeighedReport.newBuilder()
              .setPersonId(person)
              .setKind("")
              .setReportedAt(record.timestamp())
              .build();
      context.forward(record.withKey(key.substring(person.length() + 1)).withValue(takenBack));
    }
  }
}
