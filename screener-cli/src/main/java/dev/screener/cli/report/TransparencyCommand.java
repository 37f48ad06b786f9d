package dev.screener.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.ClusterOptions;
import dev.screener.cli.TopicRange;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener report transparency}: the counts for a public transparency report. */
@Command(
    name = "transparency",
    description = {
      "Counts measures, notices, complaints and automated decisions, as Articles 15 and 24 of the EU Digital Services Act ask for, and says"
          + " what they ask for beyond that.",
      "moderation.reports keeps 30 days and moderation.stats, which holds the audits, 7: write the report that often and add the counts up.",
      "Keeps about 300 bytes of memory a notice or complaint, and 50 an automatic rejection."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener report transparency --from 2026-11-01 --to 2026-11-30 --out november",
      "  screener report transparency --from 2026-11-01 --json | jq .complaints"
    })
final class TransparencyCommand implements Callable<Integer> {

  @Mixin private PeriodOptions period;
  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write transparency.json and a CSV a subject; made if it is missing.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path directory = out;
    if (directory == null && !json) {
      throw new ParameterException(spec.commandLine(), "Say where to: --out DIR, or --json");
    }
    PeriodOptions.Period time = period.period();
    Transparency counts = new Transparency();
    List<TransparencyDocument.Source> sources = read(time, counts);
    ObjectNode document = TransparencyDocument.of(time, counts, sources);
    List<Path> written =
        directory == null ? List.of() : new TransparencyFiles(directory).write(document, counts);
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      output.println(new ObjectMapper().writeValueAsString(document));
    } else {
      summarise(output, time, counts);
      sources.forEach(source -> source.warnings().forEach(output::println));
      written.forEach(file -> output.printf("wrote %s%n", file));
    }
    output.flush();
    return 0;
  }

  private List<TransparencyDocument.Source> read(PeriodOptions.Period time, Transparency counts)
      throws IOException {
    List<TransparencyDocument.Source> sources = new ArrayList<>();
    try (TopicRange topics = new TopicRange(cluster)) {
      TopicCatalogue catalogue = topics.catalogue();
      sources.add(read(topics, catalogue.reports(), time, (report, at) -> counts.take(report)));
      sources.add(read(topics, catalogue.verdicts(), time, (verdict, at) -> counts.take(verdict)));
      sources.add(read(topics, catalogue.stats(), time, (stats, at) -> counts.take(stats)));
    }
    return sources;
  }

  private static <V extends SpecificRecord> TransparencyDocument.Source read(
      TopicRange topics, Topic<V> topic, PeriodOptions.Period time, TopicRange.Reader<V> reader)
      throws IOException {
    TopicRange.Result read = topics.read(topic, time.from(), time.to(), reader);
    return TransparencyDocument.Source.of(read, topic.retention(), time.from(), Instant.now());
  }

  private static void summarise(
      PrintWriter output, PeriodOptions.Period time, Transparency counts) {
    ReportCounts notices = counts.notices();
    ReportCounts complaints = counts.complaints();
    long measures = counts.measures().imposed().values().stream().mapToLong(Long::longValue).sum();
    output.printf(Locale.ROOT, "From %s to %s%n", time.from(), time.to());
    output.printf(Locale.ROOT, "measures     %,9d%n", measures);
    output.printf(
        Locale.ROOT,
        "notices      %,9d  acted upon %,d, not %,d, open %,d%n",
        notices.received(),
        notices.granted(),
        notices.declined(),
        notices.open());
    output.printf(
        Locale.ROOT,
        "complaints   %,9d  overturned %,d, upheld %,d, open %,d%n",
        complaints.received(),
        complaints.granted(),
        complaints.declined(),
        complaints.open());
    output.printf(
        "automatic rejections overturned by a person  %s%n",
        counts.automation().overturned().text());
  }
}
