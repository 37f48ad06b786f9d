package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener tail}: records of a topic as JSON lines. */
@Command(
    name = "tail",
    description = {
      "Prints the records of a topic as JSON lines, new ones as they come; only committed ones.",
      "Each line has partition, offset, timestamp, key and the decoded value; problem and valueBase64 where it cannot be decoded."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener tail reviews.verdicts",
      "  screener tail reviews.submitted.dlq --from beginning --max 10",
      "  screener tail moderation.queue --from beginning | jq .value.why"
    })
final class TailCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  enum Start {
    BEGINNING,
    END;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "TOPIC",
      description = "A topic of the catalogue; the prefix may be left out.")
  private String topicName = "";

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      defaultValue = "end",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Start from = Start.END;

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "End after N records. Default: go on until Ctrl-C.")
  private long max = Long.MAX_VALUE;

  @Mixin private ClusterOptions cluster;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    TopicCatalogue catalogue =
        new TopicCatalogue(cluster.prefix(), TopicCatalogue.DEFAULT_PARTITIONS);
    Topic<?> topic = topic(catalogue);
    try (Consumer<byte[], byte[]> consumer = consumer();
        SchemaTopic schemas =
            new SchemaTopic(catalogue.schemas(), this::consumer, cluster.registry())) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      if (from == Start.BEGINNING) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      return print(consumer, new RecordJson(topic, schemas));
    }
  }

  private int print(Consumer<byte[], byte[]> consumer, RecordJson json) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    PrintWriter out = spec.commandLine().getOut();
    long printed = 0;
    while (printed < max) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        out.println(mapper.writeValueAsString(json.of(record)));
        printed++;
        if (printed == max) {
          break;
        }
      }
      // A reader further down the pipe has gone: head(1) had enough.
      if (out.checkError()) {
        return 0;
      }
    }
    return 0;
  }

  private Topic<?> topic(TopicCatalogue catalogue) {
    List<Topic<?>> topics =
        Stream.concat(catalogue.all().stream(), catalogue.deadLetters().stream()).toList();
    return topics.stream()
        .filter(
            topic ->
                topic.name().equals(topicName)
                    || topic.name().equals(catalogue.prefix() + topicName))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "The catalogue has no topic "
                        + topicName
                        + ". It has: "
                        + topics.stream().map(Topic::name).collect(Collectors.joining(", "))));
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Topic<?> topic)
      throws IOException {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(partition -> new TopicPartition(topic.name(), partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IOException(
          topic.name()
              + " is not on "
              + cluster.bootstrapServers()
              + "; `screener topics apply` creates it");
    }
    return partitions;
  }

  private Consumer<byte[], byte[]> consumer() {
    Properties properties = cluster.kafka();
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
