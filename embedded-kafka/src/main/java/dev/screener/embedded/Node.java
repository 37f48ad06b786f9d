package dev.screener.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One broker that is a controller too, with its directory. It can be started and stopped any number
 * of times.
 */
final class Node {
  private final int id;
  private final Path directory;
  private final int port;
  private @Nullable KafkaRaftServer server;

  Node(int id, Path directory, int port) {
    this.id = id;
    this.directory = directory;
    this.port = port;
  }

  int id() {
    return id;
  }

  int port() {
    return port;
  }

  Path directory() {
    return directory;
  }

  boolean isRunning() {
    return server != null;
  }

  /** The id of the cluster that this node's directory was formatted for, if it was. */
  Optional<String> formattedClusterId() {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try {
      return new MetaPropertiesEnsemble.Loader()
          .addMetadataLogDir(directory.toString())
          .load()
          .clusterId();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the broker's directory " + directory, e);
    }
  }

  /** Prepares the directory; one that is prepared already is left as it is. */
  void format(String clusterId, Optional<EmbeddedKafkaSettings.Doors> doors) {
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(id)
            .setClusterId(clusterId)
            .setControllerListenerName(NodeConfig.CONTROLLER)
            .setMetadataLogDirectory(directory.toString())
            .setScramArguments(doors.map(NodeConfig::scramArguments).orElse(List.of()))
            .setIgnoreFormatted(true)
            .addDirectory(directory.toString());
    try {
      Files.createDirectories(directory);
      formatter.run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot format the broker's directory " + directory, e);
    }
  }

  void start(Map<String, String> config) {
    if (!LocalPorts.isFree(port)) {
      throw new PortTakenException(port);
    }
    KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.apply(config, false), Time.SYSTEM);
    try {
      starting.startup();
    } catch (RuntimeException e) {
      starting.shutdown();
      throw new IllegalStateException("broker " + id + " in " + directory + " did not start", e);
    }
    server = starting;
  }

  /** Hands the broker's partitions over to others, where there are any, and stops it. */
  void stop() {
    KafkaRaftServer stopping = server;
    if (stopping != null) {
      server = null;
      stopping.shutdown();
      stopping.awaitShutdown();
    }
  }
}
