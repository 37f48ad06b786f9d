package dev.screener.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.ClusterOptions;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.scoring.ScoringModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener model list}: every model that was published. */
@Command(
    name = "list",
    description =
        "Lists the published models as they stand on the cluster, and which one reads submissions now. Changes nothing.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  screener model list --cards", "  screener model list --json | jq .inForce"})
final class ModelListCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--cards",
      description = "Print each model's card too: what it learned from, and its figures.")
  private boolean cards;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<PublishedModel> models = new PublishedModels(cluster).all();
    PublishedModel inForce = PublishedModels.inForce(models, Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document(models, inForce)));
    } else {
      print(out, models, inForce);
    }
    out.flush();
    return 0;
  }

  private static ObjectNode document(
      List<PublishedModel> models, @Nullable PublishedModel inForce) {
    ObjectNode document = JSON.createObjectNode();
    document.put("inForce", nameOf(inForce));
    document.put("builtIn", inForce == null);
    document.putArray("models");
    for (PublishedModel model : models) {
      ObjectNode node = document.withArray("models").addObject();
      node.put("model", PublishedModels.id(model));
      node.put("effectiveFrom", model.getEffectiveFrom().toString());
      node.put("publishedAt", model.getPublishedAt().toString());
      node.put("bytes", model.getModel().remaining());
      node.put("card", model.getCard());
      node.put("inForce", model.equals(inForce));
    }
    return document;
  }

  private void print(
      PrintWriter out, List<PublishedModel> models, @Nullable PublishedModel inForce) {
    String row = "%-2s%-40s %-26s %12s%n";
    if (!models.isEmpty()) {
      out.printf(row, "", "model", "in effect from", "bytes");
    }
    for (PublishedModel model : models) {
      out.printf(
          row,
          model.equals(inForce) ? "*" : "",
          PublishedModels.id(model),
          model.getEffectiveFrom(),
          "%,d".formatted(model.getModel().remaining()));
      if (cards) {
        out.printf("%s%n", model.getCard().indent(4));
      }
    }
    out.printf("In force: %s%n", nameOf(inForce) + (inForce == null ? ", the built-in model" : ""));
  }

  private static String nameOf(@Nullable PublishedModel inForce) {
    return inForce == null ? ScoringModel.shipped().name() : PublishedModels.id(inForce);
  }
}
