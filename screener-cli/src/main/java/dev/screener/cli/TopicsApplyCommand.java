package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.topics.TopicSetup;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener topics apply}: creates what is missing and mends settings. */
@Command(
    name = "apply",
    description = {
      "Creates the topics that are missing and mends settings that differ.",
      "Partition counts are never changed, since keys would move: where one differs this says so and ends with 1."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener topics apply --replication 3",
      "  screener topics apply --bootstrap-server 127.0.0.1:9092 --partitions 2 --replication 1"
    })
final class TopicsApplyCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private CatalogueOptions catalogue;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "3",
      description = "Replicas of topics that are created. Default: ${DEFAULT-VALUE}.")
  private short replication;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  private record Result(List<String> done, List<String> left) {}

  @Override
  public Integer call() throws Exception {
    if (replication < 1) {
      throw new ParameterException(spec.commandLine(), "--replication must be 1 or more");
    }
    Result result =
        catalogue.withSetup(setup -> new Result(setup.apply(replication), stillDiffering(setup)));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode document = JSON.createObjectNode();
      result.done().forEach(document.putArray("done")::add);
      result.left().forEach(document.putArray("stillDiffering")::add);
      out.println(JSON.writeValueAsString(document));
    } else {
      result.done().forEach(out::println);
      if (result.done().isEmpty()) {
        out.println("Nothing to do on " + catalogue.bootstrapServers());
      }
      out.flush();
      result.left().forEach(line -> spec.commandLine().getErr().println(line));
    }
    return result.left().isEmpty() ? 0 : 1;
  }

  // Only partition counts are left as they are; a broker may show the rest a moment later.
  private static List<String> stillDiffering(TopicSetup setup) {
    return setup.states().stream()
        .filter(state -> state.exists() && state.partitions() != state.topic().partitions())
        .map(
            state ->
                "%s has %d partitions where %d are declared; that is never changed"
                    .formatted(
                        state.topic().name(), state.partitions(), state.topic().partitions()))
        .toList();
  }
}
