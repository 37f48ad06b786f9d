package dev.screener.cli;

import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The catalogue that a {@code topics} command holds against its cluster. */
final class CatalogueOptions {
  private static final String PARTITIONS_KEY = "SCREENER_PARTITIONS";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of each topic that has more than one. Default: $SCREENER_PARTITIONS, or 12.")
  private @Nullable Integer partitions;

  String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  TopicCatalogue topics() {
    return new TopicCatalogue(cluster.prefix(), partitions());
  }

  /** Settings for a Kafka client. */
  Properties kafka() {
    return cluster.kafka();
  }

  <T> T withSetup(Function<TopicSetup, T> job) {
    TopicCatalogue catalogue = topics();
    try (Admin admin = Admin.create(cluster.kafka())) {
      return job.apply(new TopicSetup(admin, catalogue));
    }
  }

  private int partitions() {
    Integer given = partitions;
    if (given == null) {
      return defaultPartitions();
    }
    if (given < 1 || given > TopicCatalogue.MOST_PARTITIONS) {
      throw new ParameterException(
          command.commandLine(), "--partitions must be 1 to " + TopicCatalogue.MOST_PARTITIONS);
    }
    return given;
  }

  private static int defaultPartitions() {
    Environment environment = new Environment(System.getenv());
    int partitions =
        environment.integer(
            PARTITIONS_KEY, TopicCatalogue.DEFAULT_PARTITIONS, 1, TopicCatalogue.MOST_PARTITIONS);
    environment.requireSound();
    return partitions;
  }
}
