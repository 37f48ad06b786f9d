package dev.screener.tests.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Kafka's settings for one of three small nodes. */
final class BrokerSettings {
  private BrokerSettings() {}

  /**
   * @param listeners the port by listener
   * @param advertised the port under which clients of a listener are told to come
   */
  static Properties of(
      int broker,
      Path directory,
      String voters,
      Map<String, Integer> listeners,
      Map<String, Integer> advertised) {
    Properties config = new Properties();
    config.setProperty("process.roles", "broker,controller");
    config.setProperty("node.id", Integer.toString(broker));
    config.setProperty("log.dirs", directory.resolve("broker-" + broker).toString());
    config.setProperty("controller.quorum.voters", voters);
    config.setProperty("controller.listener.names", "CONTROLLER");
    config.setProperty("inter.broker.listener.name", "PEERS");
    config.setProperty("listeners", addresses(listeners));
    config.setProperty("advertised.listeners", addresses(advertised));
    config.setProperty(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,"
            + listeners.keySet().stream()
                .map(name -> name + ":PLAINTEXT")
                .collect(Collectors.joining(",")));
    for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
      config.setProperty(topic + ".replication.factor", "3");
      config.setProperty(topic + ".num.partitions", "4");
    }
    config.setProperty("transaction.state.log.min.isr", "2");
    config.setProperty("default.replication.factor", "3");
    config.setProperty("min.insync.replicas", "2");
    config.setProperty("auto.create.topics.enable", "false");
    config.setProperty("group.initial.rebalance.delay.ms", "0");
    config.setProperty("group.min.session.timeout.ms", "2000");
    // What a killed service left open is given up soon, since a test waits for it.
    config.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
    config.setProperty("num.network.threads", "1");
    config.setProperty("num.io.threads", "3");
    config.setProperty("num.replica.fetchers", "1");
    config.setProperty("group.coordinator.threads", "1");
    config.setProperty("share.coordinator.threads", "1");
    config.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    config.setProperty("log.cleaner.threads", "1");
    // A room too small for preallocated indexes of 10 MB a partition.
    config.setProperty("log.index.size.max.bytes", Integer.toString(1 << 20));
    return config;
  }

  private static String addresses(Map<String, Integer> listeners) {
    return listeners.entrySet().stream()
        .map(listener -> listener.getKey() + "://127.0.0.1:" + listener.getValue())
        .collect(Collectors.joining(","));
  }
}
