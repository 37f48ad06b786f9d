package dev.screener.cli;

import dev.screener.contracts.serde.RegistrySettings;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The Kafka cluster that a command is about. Every {@code KAFKA_…} variable counts as the Kafka
 * setting it names, and the {@code SCHEMA_REGISTRY_…} ones as for the services.
 */
public final class ClusterOptions {
  private static final String BOOTSTRAP_KEY = "KAFKA_BOOTSTRAP_SERVERS";
  private static final String PREFIX_KEY = "SCREENER_TOPIC_PREFIX";
  private static final String DEFAULT_BOOTSTRAP = "127.0.0.1:9092";

  // A person waits at the terminal: half a minute without an answer is an answer.
  private static final String PATIENCE_MILLIS = "30000";

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = "The cluster. Default: $KAFKA_BOOTSTRAP_SERVERS, or 127.0.0.1:9092.")
  private @Nullable String bootstrapServer;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "What topic names begin with. Default: $SCREENER_TOPIC_PREFIX, or nothing.")
  private @Nullable String prefix;

  /** Where the cluster is. */
  public String bootstrapServers() {
    return kafka(System.getenv()).getProperty("bootstrap.servers");
  }

  /** What topic names begin with; may be empty. */
  public String prefix() {
    return prefix != null ? prefix : System.getenv().getOrDefault(PREFIX_KEY, "");
  }

  /** Settings for a Kafka client. */
  public Properties kafka() {
    return kafka(System.getenv());
  }

  /**
   * The schema registry's schemas, once it has those of what is to be written; none where there is
   * no registry.
   *
   * @param written onto which the command writes
   */
  public WriterSchemas registry(Topic<?>... written) {
    Environment environment = new Environment(System.getenv());
    Optional<RegistrySettings> settings = RegistrySettings.of(environment);
    environment.requireSound();
    return RegistrySettings.connect(settings, List.of(written), List.of());
  }

  private Properties kafka(Map<String, String> variables) {
    Map<String, String> values = new HashMap<>(variables);
    if (bootstrapServer != null) {
      values.put(BOOTSTRAP_KEY, bootstrapServer);
    }
    values.putIfAbsent(BOOTSTRAP_KEY, DEFAULT_BOOTSTRAP);
    Properties properties = new Environment(values).kafka();
    properties.putIfAbsent("default.api.timeout.ms", PATIENCE_MILLIS);
    return properties;
  }
}
