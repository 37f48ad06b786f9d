package dev.screener.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener decisions import}: earlier decisions from a file over HTTP. */
@Command(
    name = "import",
    description = {
      "Sends moderators' decisions over HTTP: one JSON object a line, with target (filmId, reviewId, revision), action (APPROVE, REJECT) and effect LABEL; if known with reason, note, moderatorId, decidedAt.",
      "LABEL records an opinion and changes no verdict. The same lines sent again are the same decisions.",
      "Ends with 0 when every line was accepted, with 1 when one was refused or the service did not answer."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  SCREENER_TOKEN=TOKEN screener decisions import decisions.ndjson",
      "  zcat decisions.ndjson.gz | screener decisions import - --url http://127.0.0.1:8081 --json",
      "A line:",
      "  {\"target\": {\"filmId\": \"crossing\", \"reviewId\": \"r1\", \"revision\": 1}, \"action\": \"REJECT\",",
      "   \"effect\": \"LABEL\", \"reason\": \"SPAM\", \"moderatorId\": \"mod-7\", \"decidedAt\": \"2024-05-01T12:30:00Z\"}",
      "The token needs the role importer (or admin)."
    })
final class DecisionsImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The decisions, as NDJSON; - is standard input.")
  private String file = "-";

  @Mixin private IngestOptions service;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new NdjsonUpload(service, "/v1/moderation/decisions", "Importing", "decisions", spec)
        .run(file, json);
  }
}
