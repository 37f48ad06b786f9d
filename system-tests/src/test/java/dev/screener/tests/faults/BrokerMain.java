package dev.screener.tests.faults;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One node of a cluster as a process of its own, since a broker can be killed only with its
 * process: {@code BrokerMain CONFIG CLUSTER_ID}. A directory that is formatted already is kept.
 */
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) throws Exception {
    Properties config = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
      config.load(reader);
    }
    String directory = config.getProperty("log.dirs");
    Files.createDirectories(Path.of(directory));
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(Integer.parseInt(config.getProperty("node.id")))
        .setClusterId(args[1])
        .setControllerListenerName(config.getProperty("controller.listener.names"))
        .setMetadataLogDirectory(directory)
        .setIgnoreFormatted(true)
        .addDirectory(directory)
        .run();
    Map<String, String> settings = new HashMap<>();
    config.forEach((name, value) -> settings.put(name.toString(), value.toString()));
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.apply(settings, false), Time.SYSTEM);
    server.startup();
    server.awaitShutdown();
  }
}
