package dev.screener.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kafka's settings for one node of the cluster. */
final class NodeConfig {
  static final String CONTROLLER = "CONTROLLER";

  private static final String CLIENTS = "CLIENTS";
  private static final String MECHANISM = "SCRAM-SHA-512";

  private NodeConfig() {}

  /**
   * @param controllerPorts the controller's port of each node, by node id
   * @param settings of the cluster, of which the broker's outrank these
   */
  static Map<String, String> of(
      Node node, List<Integer> controllerPorts, EmbeddedKafkaSettings settings) {
    Map<String, String> config = new HashMap<>();
    config.put("process.roles", "broker,controller");
    config.put("node.id", Integer.toString(node.id()));
    config.put("log.dirs", node.directory().toString());
    config.put("controller.quorum.voters", voters(controllerPorts));
    config.put("controller.listener.names", CONTROLLER);
    config.put("inter.broker.listener.name", CLIENTS);
    config.put(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    String clientListener = CLIENTS + "://" + LocalPorts.LOOPBACK + ":" + node.port();
    config.put(
        "listeners",
        clientListener
            + ","
            + CONTROLLER
            + "://"
            + LocalPorts.LOOPBACK
            + ":"
            + controllerPorts.get(node.id()));
    config.put("advertised.listeners", clientListener);

    int replicas = Math.min(3, controllerPorts.size());
    String replication = Integer.toString(replicas);
    String enoughInSync = Integer.toString(Math.max(1, replicas - 1));
    config.put("default.replication.factor", replication);
    config.put("min.insync.replicas", enoughInSync);
    config.put("offsets.topic.replication.factor", replication);
    config.put("transaction.state.log.replication.factor", replication);
    config.put("transaction.state.log.min.isr", enoughInSync);
    config.put("share.coordinator.state.topic.replication.factor", replication);
    config.put("share.coordinator.state.topic.min.isr", enoughInSync);
    config.put("auto.create.topics.enable", "false");

    // A cluster of a few topics and clients, which is to start quickly and to leave the machine to
    // what is tried on it.
    config.put("offsets.topic.num.partitions", "4");
    config.put("transaction.state.log.num.partitions", "4");
    config.put("share.coordinator.state.topic.num.partitions", "1");
    config.put("group.initial.rebalance.delay.ms", "0");
    config.put("num.network.threads", "2");
    config.put("num.io.threads", "4");
    config.put("group.coordinator.threads", "1");
    config.put("share.coordinator.threads", "1");
    config.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    if (controllerPorts.size() == 1) {
      // On a machine too busy for a heartbeat in time, a single broker would be shut out, with none
      // to take over.
      config.put("broker.session.timeout.ms", "60000");
    }
    settings.doors().ifPresent(doors -> close(config, doors));
    config.putAll(settings.brokerSettings());
    return config;
  }

  /** What puts these users and their passwords into a new cluster's metadata. */
  static List<String> scramArguments(EmbeddedKafkaSettings.Doors doors) {
    return doors.passwords().entrySet().stream()
        .map(user -> MECHANISM + "=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
        .toList();
  }

  private static void close(Map<String, String> config, EmbeddedKafkaSettings.Doors doors) {
    String protocol = doors.encryption().isPresent() ? "SASL_SSL" : "SASL_PLAINTEXT";
    config.put(
        "listener.security.protocol.map",
        CLIENTS + ":" + protocol + "," + CONTROLLER + ":PLAINTEXT");
    doors.encryption().ifPresent(encryption -> encrypt(config, encryption));
    config.put("sasl.enabled.mechanisms", MECHANISM);
    config.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
    config.put(
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(doors.superUser(), doors.passwords().get(doors.superUser())));
    config.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // Nobody comes in unnamed but by the controllers' own port.
    config.put("super.users", "User:" + doors.superUser() + ";User:ANONYMOUS");
  }

  private static void encrypt(
      Map<String, String> config, EmbeddedKafkaSettings.Encryption encryption) {
    config.put("ssl.keystore.type", "PKCS12");
    config.put("ssl.keystore.location", encryption.keyStore().toString());
    config.put("ssl.keystore.password", encryption.password());
    config.put("ssl.key.password", encryption.password());
    config.put("ssl.truststore.type", "PEM");
    config.put("ssl.truststore.location", encryption.authorities().toString());
  }

  private static String voters(List<Integer> controllerPorts) {
    StringBuilder voters = new StringBuilder();
    for (int id = 0; id < controllerPorts.size(); id++) {
      if (id > 0) {
        voters.append(',');
      }
      voters.append(id).append('@').append(LocalPorts.LOOPBACK).append(':');
      voters.append(controllerPorts.get(id));
    }
    return voters.toString();
  }
}
