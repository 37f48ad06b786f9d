package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicSetup;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener topics list}: every declared topic and how it stands on the cluster. */
@Command(
    name = "list",
    description =
        "Lists every topic of the catalogue and how it stands on the cluster. Changes nothing.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener topics list",
      "  screener topics list --bootstrap-server kafka-1:9092 --json"
    })
final class TopicsListCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private CatalogueOptions catalogue;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<TopicSetup.State> states = catalogue.withSetup(TopicSetup::states);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document(states)));
    } else {
      printTable(out, states);
    }
    return 0;
  }

  private static ObjectNode document(List<TopicSetup.State> states) {
    ObjectNode document = JSON.createObjectNode();
    states.forEach(state -> document.withArray("topics").add(describe(state)));
    return document;
  }

  private static ObjectNode describe(TopicSetup.State state) {
    Topic<?> topic = state.topic();
    ObjectNode node = JSON.createObjectNode();
    node.put("name", topic.name());
    node.put("key", topic.key());
    node.put("value", value(topic));
    node.put("partitions", topic.partitions());
    node.put("cleanup", cleanup(topic));
    node.put("retentionDays", topic.retention().toDays());
    node.put("owner", topic.owner());
    node.put("exists", state.exists());
    state.differences().forEach(node.putArray("differences")::add);
    return node;
  }

  private static void printTable(PrintWriter out, List<TopicSetup.State> states) {
    String row = "%-28s %-16s %-17s %10s  %-7s %5s  %-18s %s%n";
    out.printf(
        row, "topic", "key", "value", "partitions", "cleanup", "days", "owner", "on the cluster");
    for (TopicSetup.State state : states) {
      Topic<?> topic = state.topic();
      out.printf(
          row,
          topic.name(),
          topic.key(),
          value(topic),
          topic.partitions(),
          cleanup(topic),
          topic.retention().toDays(),
          topic.owner(),
          standing(state));
    }
    out.flush();
  }

  private static String standing(TopicSetup.State state) {
    if (!state.exists()) {
      return "missing";
    }
    return state.differences().isEmpty()
        ? "as declared"
        : "differs: " + String.join("; ", state.differences());
  }

  private static String value(Topic<?> topic) {
    Class<?> type = topic.value();
    return type == null ? "as came" : type.getSimpleName();
  }

  private static String cleanup(Topic<?> topic) {
    return topic.cleanup().name().toLowerCase(Locale.ROOT);
  }
}
