package dev.screener.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener submit}: reviews from a file over HTTP. */
@Command(
    name = "submit",
    description = {
      "Submits reviews over HTTP: one JSON object a line, with filmId, authorId and a rating or a text.",
      "Ends with 0 when every line was accepted, with 1 when one was refused or the service did not answer."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener submit reviews.ndjson --token TOKEN",
      "  zcat reviews.ndjson.gz | SCREENER_TOKEN=TOKEN screener submit - --url http://127.0.0.1:8081"
    })
final class SubmitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The reviews, as NDJSON; - is standard input.")
  private String file = "-";

  @Mixin private IngestOptions service;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new NdjsonUpload(service, "/v1/reviews", "Submitting", "reviews", spec).run(file, json);
  }
}
