package dev.screener.tests;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/** A broker of the official image, in a container, for a client on this machine alone. */
final class KafkaImage implements Brokers {
  static final String NAME = System.getProperty("kafka.image", "apache/kafka:4.3.1");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
          "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
          "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4",
          "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4",
          "KAFKA_HEAP_OPTS", "-Xms256m -Xmx512m");

  private final KafkaContainer container;

  private KafkaImage(KafkaContainer container) {
    this.container = container;
  }

  /**
   * Starts one.
   *
   * @param more broker settings, by the names that Kafka gives them
   */
  static KafkaImage start(Map<String, String> more) {
    KafkaContainer container = new KafkaContainer(NAME);
    container.withEnv(SETTINGS).withStartupTimeout(Duration.ofMinutes(3));
    more.forEach(
        (name, value) -> container.withEnv("KAFKA_" + name.toUpperCase().replace('.', '_'), value));
    container.withCreateContainerCmdModifier(
        command -> {
          Ports ports = new Ports();
          for (int port : container.getExposedPorts()) {
            PortBinding loopback = PortBinding.parse("127.0.0.1::" + port);
            ports.bind(ExposedPort.tcp(port), loopback.getBinding());
          }
          command.getHostConfig().withPortBindings(ports);
        });
    container.start();
    return new KafkaImage(container);
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  @Override
  public void close() {
    container.stop();
  }
}
