package dev.screener.embedded;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded broker as a process of its own, for measurements and for tests that kill it.
 *
 * <p>{@code EmbeddedKafkaMain [--data-dir DIR] [--port PORT] [--set NAME=VALUE]…}: prints {@code
 * ready HOST:PORT} on standard output when it takes requests, and ends cleanly on SIGTERM and
 * SIGINT. Exit code 2 for wrong arguments, 1 when the broker does not start.
 */
public final class EmbeddedKafkaMain {
  private static final String USAGE =
      "usage: EmbeddedKafkaMain [--data-dir DIR] [--port PORT] [--set NAME=VALUE]...";

  private EmbeddedKafkaMain() {}

  public static void main(String[] args) throws InterruptedException {
    // Before any logger is made. Without a configuration Logback logs all that Kafka says at DEBUG.
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "logback-embedded-kafka.xml");
    }
    EmbeddedKafkaSettings settings;
    try {
      settings = parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    EmbeddedKafka kafka = new EmbeddedKafka(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "close-embedded-kafka"));
    try {
      kafka.start();
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      if (e.getCause() != null) {
        System.err.println("caused by: " + e.getCause());
      }
      System.exit(1);
    }
    System.out.println("ready " + kafka.bootstrapServers());
    new CountDownLatch(1).await();
  }

  static EmbeddedKafkaSettings parse(List<String> args) {
    EmbeddedKafkaSettings settings = EmbeddedKafkaSettings.temporary();
    Path directory = null;
    Iterator<String> rest = args.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      String value = rest.next();
      switch (option) {
        case "--data-dir" -> directory = Path.of(value);
        case "--port" -> settings = settings.withPorts(List.of(parsePort(value)));
        case "--set" -> settings = set(settings, value);
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    return directory == null ? settings : settings.withDataDirectory(directory);
  }

  private static int parsePort(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--port needs a number, not " + value, e);
    }
  }

  private static EmbeddedKafkaSettings set(EmbeddedKafkaSettings settings, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--set needs NAME=VALUE, not " + assignment);
    }
    return settings.withBrokerSetting(
        assignment.substring(0, equals), assignment.substring(equals + 1));
  }
}
