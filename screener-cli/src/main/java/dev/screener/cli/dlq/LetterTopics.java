package dev.screener.cli.dlq;

import dev.screener.cli.ClusterOptions;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The cluster, and its dead-letter topics. */
final class LetterTopics {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ClusterOptions cluster;

  ClusterOptions cluster() {
    return cluster;
  }

  TopicCatalogue catalogue() {
    return new TopicCatalogue(cluster.prefix(), TopicCatalogue.DEFAULT_PARTITIONS);
  }

  /** By the name of the dead-letter topic, or of the topic whose letters are meant. */
  Topic<?> named(String name) {
    TopicCatalogue catalogue = catalogue();
    String letters = name.endsWith(".dlq") ? name : name + ".dlq";
    return catalogue.deadLetters().stream()
        .filter(
            topic ->
                topic.name().equals(letters) || topic.name().equals(catalogue.prefix() + letters))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "There are no dead letters of "
                        + name
                        + ". There are: "
                        + catalogue.deadLetters().stream()
                            .map(Topic::name)
                            .collect(Collectors.joining(", "))));
  }

  ParameterException refused(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
