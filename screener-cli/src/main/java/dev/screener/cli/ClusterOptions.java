package dev.screener.cli;

import dev.screener.contracts.settings.Environment;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The Kafka cluster that a command is about. Every {@code KAFKA_…} variable counts as the Kafka
 * setting it names.
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
