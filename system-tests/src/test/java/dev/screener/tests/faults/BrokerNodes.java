package dev.screener.tests.faults;

import dev.screener.embedded.LocalPorts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/** The brokers and every way to them: a listener and a {@link Link} for each service and broker. */
final class BrokerNodes implements AutoCloseable {
  private final List<JavaProcess> nodes = new ArrayList<>();
  private final Map<String, List<Link>> links = new HashMap<>();
  private final List<Link> peerLinks = new ArrayList<>();
  private final List<String> direct = new ArrayList<>();
  private final Map<String, String> via = new HashMap<>();

  /**
   * Prepares them; none is started.
   *
   * @param ingestIsAnsweredEarly see {@link Mutant#answersEarly()}
   * @param log of a process, by its name
   */
  BrokerNodes(
      Path directory, LocalPorts ports, boolean ingestIsAnsweredEarly, Function<String, Path> log)
      throws IOException {
    String clusterId = Uuid.randomUuid().toString();
    List<Integer> controllers =
        IntStream.range(0, FaultCluster.BROKERS).mapToObj(broker -> ports.free()).toList();
    String voters =
        IntStream.range(0, FaultCluster.BROKERS)
            .mapToObj(broker -> broker + "@127.0.0.1:" + controllers.get(broker))
            .collect(Collectors.joining(","));
    FaultCluster.SERVICES.forEach(service -> links.put(service, new ArrayList<>()));
    for (int broker = 0; broker < FaultCluster.BROKERS; broker++) {
      Map<String, Integer> listeners = new LinkedHashMap<>();
      Map<String, Integer> advertised = new LinkedHashMap<>();
      listeners.put("DIRECT", ports.free());
      advertised.put("DIRECT", listeners.get("DIRECT"));
      direct.add("127.0.0.1:" + listeners.get("DIRECT"));
      listeners.put("PEERS", ports.free());
      advertised.put("PEERS", ports.free());
      peerLinks.add(new Link(advertised.get("PEERS"), listeners.get("PEERS")));
      for (int service = 0; service < FaultCluster.SERVICES.size(); service++) {
        String name = "VIA" + (char) ('A' + service);
        listeners.put(name, ports.free());
        advertised.put(name, ports.free());
        boolean early =
            ingestIsAnsweredEarly && FaultCluster.SERVICES.get(service).startsWith("ingest");
        links
            .get(FaultCluster.SERVICES.get(service))
            .add(new Link(advertised.get(name), listeners.get(name), early));
        via.merge(
            FaultCluster.SERVICES.get(service),
            "127.0.0.1:" + advertised.get(name),
            (one, other) -> one + ',' + other);
      }
      Properties config = BrokerSettings.of(broker, directory, voters, listeners, advertised);
      config.setProperty(
          "listeners",
          config.getProperty("listeners") + ",CONTROLLER://127.0.0.1:" + controllers.get(broker));
      Path file = directory.resolve("broker-" + broker + ".properties");
      try (Writer writer = Files.newBufferedWriter(file)) {
        config.store(writer, null);
      }
      nodes.add(
          new JavaProcess(
              "broker-" + broker,
              320,
              List.of(BrokerMain.class.getName(), file.toString(), clusterId),
              log.apply("broker-" + broker)));
    }
  }

  List<JavaProcess> all() {
    return nodes;
  }

  Link link(String service, int broker) {
    return links.get(service).get(broker);
  }

  /** From the other brokers to this one. */
  Link peerLink(int broker) {
    return peerLinks.get(broker);
  }

  /** Where a service reaches them, by commas. */
  String addressesFor(String service) {
    return via.get(service);
  }

  DirectClients clients() {
    return new DirectClients(String.join(",", direct));
  }

  @Override
  public void close() throws InterruptedException {
    for (JavaProcess node : nodes) {
      node.kill();
    }
    links.values().forEach(all -> all.forEach(Link::close));
    peerLinks.forEach(Link::close);
  }
}
