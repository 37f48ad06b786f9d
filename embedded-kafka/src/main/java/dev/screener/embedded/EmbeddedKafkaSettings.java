package dev.screener.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an {@link EmbeddedKafka} is to be. Values are checked when the record is made.
 *
 * @param brokers how many brokers, 1 to 5; each is a controller too
 * @param dataDirectory where the brokers keep their logs; empty for a temporary directory that goes
 *     with the cluster
 * @param ports the port that each broker listens on for clients; 0 for any free one, which the
 *     broker then keeps as long as the cluster object lives
 * @param brokerSettings Kafka's own broker settings, which outrank the cluster's
 * @param doors who may come in; empty where anybody may, and may do everything
 */
public record EmbeddedKafkaSettings(
    int brokers,
    Optional<Path> dataDirectory,
    List<Integer> ports,
    Map<String, String> brokerSettings,
    Optional<Doors> doors) {

  /**
   * Clients sign in by SCRAM-SHA-512, and do what ACLs allow.
   *
   * @param superUser who may do everything, and whom the brokers are to each other
   * @param passwords by name, the super user's among them
   * @param encryption of what clients say; empty for SASL_PLAINTEXT
   */
  public record Doors(
      String superUser, Map<String, String> passwords, Optional<Encryption> encryption) {
    public Doors {
      passwords = Map.copyOf(passwords);
      if (!passwords.containsKey(superUser)) {
        throw new IllegalArgumentException(superUser + " has no password");
      }
    }

    /** Doors without encryption. */
    public Doors(String superUser, Map<String, String> passwords) {
      this(superUser, passwords, Optional.empty());
    }

    @Override
    public String toString() {
      return "Doors[" + passwords.keySet() + "]";
    }
  }

  /**
   * TLS for clients and between brokers; the controllers' own ports are left as they are.
   *
   * @param keyStore the brokers' key and chain as PKCS12, for 127.0.0.1
   * @param password of the key store and of its key
   * @param authorities whom the brokers trust, as PEM
   */
  public record Encryption(Path keyStore, String password, Path authorities) {
    @Override
    public String toString() {
      return "Encryption[" + keyStore + "]";
    }
  }

  private static final int MOST_BROKERS = 5;
  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException for a number of brokers outside 1 to 5, a port outside 0 to
   *     65535, or another number of ports than of brokers
   */
  public EmbeddedKafkaSettings {
    if (brokers < 1 || brokers > MOST_BROKERS) {
      throw new IllegalArgumentException(
          "brokers must be 1 to " + MOST_BROKERS + ", not " + brokers);
    }
    if (ports.size() != brokers) {
      throw new IllegalArgumentException(
          "one port for each broker is needed: " + brokers + " brokers, ports " + ports);
    }
    for (int port : ports) {
      if (port < 0 || port > HIGHEST_PORT) {
        throw new IllegalArgumentException("a port must be 0 to " + HIGHEST_PORT + ", not " + port);
      }
    }
    ports = List.copyOf(ports);
    brokerSettings = Map.copyOf(brokerSettings);
  }

  /** One broker on a free port, its data gone when it is closed. */
  public static EmbeddedKafkaSettings temporary() {
    return new EmbeddedKafkaSettings(1, Optional.empty(), List.of(0), Map.of(), Optional.empty());
  }

  /** The same with its data kept in {@code directory}, which is made if it is missing. */
  public EmbeddedKafkaSettings withDataDirectory(Path directory) {
    return new EmbeddedKafkaSettings(brokers, Optional.of(directory), ports, brokerSettings, doors);
  }

  /** The same with {@code brokers} brokers on free ports. */
  public EmbeddedKafkaSettings withBrokers(int brokers) {
    List<Integer> anyPorts = Stream.generate(() -> 0).limit(Math.max(0, brokers)).toList();
    return new EmbeddedKafkaSettings(brokers, dataDirectory, anyPorts, brokerSettings, doors);
  }

  /**
   * The same with a broker on each of {@code ports}; their number becomes the number of brokers.
   */
  public EmbeddedKafkaSettings withPorts(List<Integer> ports) {
    return new EmbeddedKafkaSettings(ports.size(), dataDirectory, ports, brokerSettings, doors);
  }

  /** The same with one of Kafka's own broker settings, for example {@code message.max.bytes}. */
  public EmbeddedKafkaSettings withBrokerSetting(String name, String value) {
    Map<String, String> more = new HashMap<>(brokerSettings);
    more.put(name, value);
    return new EmbeddedKafkaSettings(brokers, dataDirectory, ports, more, doors);
  }

  /** The same with doors. */
  public EmbeddedKafkaSettings withDoors(Doors closed) {
    return new EmbeddedKafkaSettings(
        brokers, dataDirectory, ports, brokerSettings, Optional.of(closed));
  }
}
