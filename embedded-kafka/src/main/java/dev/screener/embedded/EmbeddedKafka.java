package dev.screener.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka cluster (KRaft) in this JVM, run by Kafka's own server classes. It listens on 127.0.0.1
 * only.
 *
 * <p>Topics are not created by use. Internal topics have min(3, brokers) replicas. A kept data
 * directory can be started again by a later cluster object, on the same ports or on others, with
 * the same number of brokers.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

  // A broker asks the quorum before it stops. When all stop at once the last may find no quorum to
  // ask, and would wait on.
  private static final Duration QUORUM_PATIENCE = Duration.ofSeconds(10);

  private final EmbeddedKafkaSettings settings;
  private final LocalPorts localPorts = new LocalPorts();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> controllerPorts = new ArrayList<>();
  private @Nullable Path temporaryDirectory;
  private @Nullable DirectoryLock lock;

  /** Prepares a cluster; nothing is opened or written before {@link #start()}. */
  public EmbeddedKafka(EmbeddedKafkaSettings settings) {
    this.settings = settings;
  }

  /** {@code new EmbeddedKafka(settings).start()}: a running cluster, for a try-with-resources. */
  public static EmbeddedKafka started(EmbeddedKafkaSettings settings) {
    return new EmbeddedKafka(settings).start();
  }

  /**
   * Starts all brokers and returns when each takes requests.
   *
   * @throws PortTakenException when something else listens on a port that was asked for
   * @throws IllegalArgumentException when the data directory belongs to a cluster with another
   *     number of brokers
   * @throws IllegalStateException when a broker does not start, for example because another process
   *     uses its directory
   */
  public synchronized EmbeddedKafka start() {
    if (!nodes.isEmpty()) {
      throw new IllegalStateException("this cluster was started before");
    }
    long begun = System.nanoTime();
    checkAskedPorts();
    Path directory = settings.dataDirectory().orElseGet(this::makeTemporaryDirectory);
    checkNumberOfBrokers(directory);
    lock = DirectoryLock.on(directory);
    for (int id = 0; id < settings.brokers(); id++) {
      int asked = settings.ports().get(id);
      int port = asked == 0 ? localPorts.free() : asked;
      nodes.add(new Node(id, directory.resolve("broker-" + id), port));
      controllerPorts.add(localPorts.free());
    }
    try {
      String clusterId = clusterId();
      nodes.forEach(node -> node.format(clusterId, settings.doors()));
      onAllAtOnce("start", nodes, this::start, Optional.empty());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    LOG.info(
        "event=started brokers={} bootstrap={} directory={} millis={}",
        nodes.size(),
        bootstrapServers(),
        directory,
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
    return this;
  }

  /**
   * The addresses of all brokers, stopped ones too, as clients want them: {@code 127.0.0.1:9092,…}.
   */
  public synchronized String bootstrapServers() {
    if (nodes.isEmpty()) {
      throw new IllegalStateException("this cluster was not started, so its ports are not known");
    }
    return nodes.stream()
        .map(node -> LocalPorts.LOOPBACK + ":" + node.port())
        .collect(Collectors.joining(","));
  }

  /**
   * Stops one broker, from 0; it first hands its partitions over to others. A stopped one stays
   * stopped.
   */
  public synchronized void stopBroker(int broker) {
    nodes.get(broker).stop();
  }

  /**
   * Starts one stopped broker, from 0, with the data and the port that it had. A running one runs
   * on.
   */
  public synchronized void startBroker(int broker) {
    start(nodes.get(broker));
  }

  /** Stops all brokers and deletes their data if it was temporary. Closing again does nothing. */
  @Override
  public synchronized void close() {
    onAllAtOnce("stop", nodes, Node::stop, Optional.of(QUORUM_PATIENCE));
    DirectoryLock held = lock;
    if (held != null) {
      lock = null;
      held.close();
    }
    Path directory = temporaryDirectory;
    if (directory != null) {
      temporaryDirectory = null;
      deleteAll(directory);
    }
  }

  private void start(Node node) {
    if (!node.isRunning()) {
      node.start(NodeConfig.of(node, controllerPorts, settings));
    }
  }

  private void checkAskedPorts() {
    for (int port : settings.ports()) {
      if (port != 0 && !LocalPorts.isFree(port)) {
        throw new PortTakenException(port);
      }
    }
  }

  // A quorum of another size could not elect a leader, or would lose what only the missing brokers
  // have.
  private void checkNumberOfBrokers(Path directory) {
    int found = 0;
    while (Files.isDirectory(directory.resolve("broker-" + found))) {
      found++;
    }
    if (found != 0 && found != settings.brokers()) {
      throw new IllegalArgumentException(
          directory + " holds a cluster of " + found + " brokers, not " + settings.brokers());
    }
  }

  private String clusterId() {
    return nodes.stream()
        .flatMap(node -> node.formattedClusterId().stream())
        .findFirst()
        .orElseGet(() -> Uuid.randomUuid().toString());
  }

  private Path makeTemporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("screener-kafka-");
      temporaryDirectory = directory;
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary directory for the brokers", e);
    }
  }

  /**
   * Does {@code step} for every node in a thread of its own, since nodes wait for each other, and
   * waits for all.
   */
  private static void onAllAtOnce(
      String name, List<Node> nodes, Consumer<Node> step, Optional<Duration> patience) {
    List<RuntimeException> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Node node : nodes) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  step.accept(node);
                } catch (RuntimeException e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              },
              name + "-broker-" + node.id());
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        if (patience.isPresent()) {
          thread.join(patience.get().toMillis());
          thread.interrupt();
        }
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the " + name + " of the brokers", e);
    }
    synchronized (failures) {
      if (!failures.isEmpty()) {
        RuntimeException first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        throw first;
      }
    }
  }

  private static void deleteAll(Path directory) {
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            // Kafka renames and deletes files in the background, so some go while this walks.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.deleteIfExists(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // The brokers are down; a left-over temporary directory is no reason to fail what used them.
      LOG.warn("event=temporary-directory-left directory={}", directory, e);
    }
  }
}
