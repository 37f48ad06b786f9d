package dev.screener.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaIT {
  @Test
  void recordsSurviveARestartOnTheSameDirectoryAndPort(@TempDir Path directory) throws Exception {
    EmbeddedKafkaSettings settings = EmbeddedKafkaSettings.temporary().withDataDirectory(directory);
    int port;
    try (EmbeddedKafka kafka = EmbeddedKafka.started(settings)) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.createTopic("greetings", 1);
      clients.send("greetings", "hello");
      port = Integer.parseInt(kafka.bootstrapServers().replaceAll(".*:", ""));
    }

    try (EmbeddedKafka again = EmbeddedKafka.started(settings.withPorts(List.of(port)))) {
      Clients clients = new Clients(again.bootstrapServers());
      clients.send("greetings", "and again");

      assertThat(again.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(clients.read("greetings", 2)).containsExactly("hello", "and again");
    }
  }

  @Test
  void transactionsCommitOnOneBroker() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary())) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.createTopic("greetings", 1);

      clients.sendInTransaction("greetings", "committed");

      assertThat(clients.read("greetings", 1)).containsExactly("committed");
    }
  }

  @Test
  void aClusterOfThreeServesWithOneBrokerDownAndTakesItBack() throws Exception {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.started(EmbeddedKafkaSettings.temporary().withBrokers(3))) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.createTopic("greetings", 3);
      clients.send("greetings", "all up");

      kafka.stopBroker(1);
      clients.send("greetings", "one down");
      clients.sendInTransaction("greetings", "one down, in a transaction");
      kafka.startBroker(1);
      clients.awaitAllInSync("greetings", 3);
      kafka.stopBroker(0);
      clients.send("greetings", "another down");

      assertThat(clients.read("greetings", 4))
          .containsExactly("all up", "one down", "one down, in a transaction", "another down");
    }
  }

  @Test
  void aTakenPortIsNamedInTheError() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        EmbeddedKafka kafka =
            new EmbeddedKafka(
                EmbeddedKafkaSettings.temporary().withPorts(List.of(taken.getLocalPort())))) {
      assertThatThrownBy(kafka::start)
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("another port");
    }
  }

  @Test
  void aDirectoryInUseIsNotStartedASecondTime(@TempDir Path directory) {
    EmbeddedKafkaSettings settings = EmbeddedKafkaSettings.temporary().withDataDirectory(directory);
    try (EmbeddedKafka first = EmbeddedKafka.started(settings);
        EmbeddedKafka second = new EmbeddedKafka(settings)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(directory.toString());
      assertThat(first.bootstrapServers()).isNotEmpty();
    }
  }

  @Test
  void aDirectoryOfThreeBrokersIsNotStartedWithOne(@TempDir Path directory) throws Exception {
    for (int id = 0; id < 3; id++) {
      Files.createDirectory(directory.resolve("broker-" + id));
    }
    try (EmbeddedKafka kafka =
        new EmbeddedKafka(EmbeddedKafkaSettings.temporary().withDataDirectory(directory))) {
      assertThatThrownBy(kafka::start)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("3 brokers, not 1");
    }
  }

  @Test
  void theBrokerRunsAsAProcessAndEndsOnSigterm(@TempDir Path directory) throws Exception {
    Process broker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedKafkaMain.class.getName(),
                "--data-dir",
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = broker.inputReader()) {
      String ready = output.readLine();
      Clients clients = new Clients(ready.replace("ready ", ""));
      clients.createTopic("greetings", 1);
      clients.send("greetings", "hello");

      broker.destroy();

      assertThat(broker.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(broker.exitValue()).isEqualTo(128 + 15);
    } finally {
      broker.destroyForcibly();
    }
  }
}
