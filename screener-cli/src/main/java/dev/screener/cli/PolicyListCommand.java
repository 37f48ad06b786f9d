package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.FollowedTopic;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.policy.DefaultPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener policy list}: every version that was published. */
@Command(
    name = "list",
    description =
        "Lists the published versions of policies as they stand on the cluster, and which one is in force now. Changes nothing.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener policy list",
      "  screener policy list --bootstrap-server kafka-1:9092 --json | jq .inForce"
    })
final class PolicyListCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 30;

  @Mixin private ClusterOptions cluster;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<PublishedPolicy> policies = read();
    Instant now = Instant.now();
    PublishedPolicy inForce = inForce(policies, now);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document(policies, inForce)));
    } else {
      print(out, policies, inForce);
    }
    return 0;
  }

  /** The live one that took effect last; of two at once the one published later. */
  static @Nullable PublishedPolicy inForce(List<PublishedPolicy> policies, Instant at) {
    PublishedPolicy newest = null;
    for (PublishedPolicy policy : policies) {
      boolean judges =
          policy.getMode() == PolicyMode.LIVE && !policy.getEffectiveFrom().isAfter(at);
      if (judges
          && (newest == null || !policy.getEffectiveFrom().isBefore(newest.getEffectiveFrom()))) {
        newest = policy;
      }
    }
    return newest;
  }

  private List<PublishedPolicy> read() throws IOException, InterruptedException {
    TopicCatalogue topics = new TopicCatalogue(cluster.prefix(), TopicCatalogue.DEFAULT_PARTITIONS);
    requireTopic(topics.policies().name());
    try (SchemaTopic schemas =
            new SchemaTopic(topics.schemas(), this::consumer, cluster.registry());
        FollowedTopic<PublishedPolicy> followed =
            FollowedTopic.following(
                topics.policies(), AvroSerde.of(PublishedPolicy.class, schemas), this::consumer)) {
      followed.upToDate().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return followed.all();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          topics.policies().name() + " cannot be read on " + cluster.bootstrapServers(), e);
    }
  }

  private void requireTopic(String topic) throws IOException {
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      if (consumer.partitionsFor(topic).isEmpty()) {
        throw new IOException(
            topic
                + " is not on "
                + cluster.bootstrapServers()
                + "; `screener topics apply` creates it");
      }
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      throw new IOException(
          cluster.bootstrapServers()
              + " does not answer: give --bootstrap-server, or set KAFKA_BOOTSTRAP_SERVERS",
          e);
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Properties properties = cluster.kafka();
    properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static ObjectNode document(
      List<PublishedPolicy> policies, @Nullable PublishedPolicy inForce) {
    ObjectNode document = JSON.createObjectNode();
    document.put("inForce", inForce == null ? builtIn() : id(inForce));
    document.put("builtIn", inForce == null);
    document.putArray("policies");
    for (PublishedPolicy policy : policies) {
      ObjectNode node = document.withArray("policies").addObject();
      node.put("policy", id(policy));
      node.put("mode", small(policy.getMode()));
      node.put("effectiveFrom", policy.getEffectiveFrom().toString());
      node.put("publishedAt", policy.getPublishedAt().toString());
      node.put("rejudge", small(policy.getRejudge()));
      policy.getSuspendedRules().forEach(node.putArray("suspendedRules")::add);
      node.put("inForce", policy.equals(inForce));
    }
    return document;
  }

  private static void print(
      PrintWriter out, List<PublishedPolicy> policies, @Nullable PublishedPolicy inForce) {
    if (!policies.isEmpty()) {
      String row = "%-2s%-40s %-7s %-26s %-8s %s%n";
      out.printf(row, "", "policy", "mode", "in effect from", "rejudge", "suspended rules");
      for (PublishedPolicy policy : policies) {
        out.printf(
            row,
            policy.equals(inForce) ? "*" : "",
            id(policy),
            small(policy.getMode()),
            policy.getEffectiveFrom(),
            small(policy.getRejudge()),
            String.join(", ", policy.getSuspendedRules()));
      }
    }
    out.printf(
        "In force: %s%n", inForce == null ? builtIn() + ", the built-in policy" : id(inForce));
    out.flush();
  }

  private static String builtIn() {
    return new DefaultPolicy().version();
  }

  private static String id(PublishedPolicy policy) {
    return policy.getName() + '/' + policy.getVersion();
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
