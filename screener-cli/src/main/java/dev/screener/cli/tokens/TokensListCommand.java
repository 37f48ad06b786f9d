package dev.screener.cli.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener tokens list}: who is in the file. */
@Command(
    name = "list",
    description = "Lists the credentials of the file: names, roles and rates.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  screener tokens list --file credentials.json")
final class TokensListCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Mixin private FileOption file;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<JsonNode> entries = file.credentials().entries();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode document = JSON.createObjectNode();
      document.putArray("credentials").addAll(entries);
      out.println(JSON.writeValueAsString(document));
      return 0;
    }
    String row = "%-28s %-28s %s%n";
    out.printf(row, "name", "roles", "rate");
    for (JsonNode entry : entries) {
      List<String> roles = new ArrayList<>();
      entry.path("roles").forEach(role -> roles.add(role.asText()));
      out.printf(row, entry.path("name").asText(), String.join(", ", roles), rate(entry));
    }
    out.flush();
    return 0;
  }

  private static String rate(JsonNode entry) {
    JsonNode rate = entry.path("rate");
    return rate.isMissingNode() || rate.isNull()
        ? "unbounded"
        : rate.path("perSecond").asText() + " a second";
  }
}
