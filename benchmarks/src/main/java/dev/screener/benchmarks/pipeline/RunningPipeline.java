package dev.screener.benchmarks.pipeline;

import static dev.screener.benchmarks.pipeline.PipelineSettings.BROKER;
import static dev.screener.benchmarks.pipeline.PipelineSettings.INGEST;
import static dev.screener.benchmarks.pipeline.PipelineSettings.PROJECTION;
import static dev.screener.benchmarks.pipeline.PipelineSettings.STREAMS;

import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.EmbeddedKafkaMain;
import dev.screener.embedded.LocalPorts;
import dev.screener.ingest.IngestMain;
import dev.screener.moderation.ModerationMain;
import dev.screener.projection.ProjectionMain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker, moderation-streams and projection-service, each a JVM of its own, on 127.0.0.1 and
 * ports of their own. Closing it ends these processes and no other; so does the end of this JVM.
 */
final class RunningPipeline implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 50;
  private static final int OK = 200;
  private static final Map<String, String> MAINS =
      Map.of(
          INGEST,
          IngestMain.class.getName(),
          STREAMS,
          ModerationMain.class.getName(),
          PROJECTION,
          ProjectionMain.class.getName());

  private final PipelineSettings settings;
  private final DataDirectory data;
  private final Path directory;
  private final TopicCatalogue topics;
  private final LocalPorts ports = new LocalPorts();
  private final Map<String, ChildJvm> processes = new LinkedHashMap<>();
  private final Map<String, Double> secondsToReady = new LinkedHashMap<>();
  private final Thread atExit = new Thread(this::endAll, "stop-pipeline");
  private String bootstrapServers = "";
  private URI readSide = URI.create("http://" + HOST);

  private RunningPipeline(PipelineSettings settings, DataDirectory data) {
    this.settings = settings;
    this.data = data;
    this.directory = data.path();
    this.topics = new TopicCatalogue("", settings.partitions());
  }

  /**
   * Starts all three and returns when the services say that they are ready. The data are deleted
   * with the processes when this JVM is told to end meanwhile.
   *
   * @throws IllegalStateException when one does not come up, with the end of its output
   */
  static RunningPipeline start(PipelineSettings settings, DataDirectory data)
      throws InterruptedException {
    return start(settings, data, List.of(STREAMS, PROJECTION));
  }

  /** The same without moderation-streams. */
  static RunningPipeline startReadSide(PipelineSettings settings, DataDirectory data)
      throws InterruptedException {
    return start(settings, data, List.of(PROJECTION));
  }

  /** The same with these services only, in their order; none is the broker alone. */
  static RunningPipeline start(PipelineSettings settings, DataDirectory data, List<String> services)
      throws InterruptedException {
    RunningPipeline pipeline = new RunningPipeline(settings, data);
    Runtime.getRuntime().addShutdownHook(pipeline.atExit);
    try {
      pipeline.startBroker();
      for (String service : services) {
        pipeline.startService(service, Map.of());
      }
      return pipeline;
    } catch (RuntimeException | InterruptedException e) {
      pipeline.close();
      throw e;
    }
  }

  /** Starts projection-service again over the same state, with other settings. */
  void restartReadSide(Map<String, String> more) throws InterruptedException {
    stop(PROJECTION);
    startService(PROJECTION, more);
  }

  TopicCatalogue topics() {
    return topics;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** The address of projection-service. */
  URI readSide() {
    return readSide;
  }

  /** What a service keeps on disk. */
  StateDirectory state(String name) {
    return new StateDirectory(stateDirectory(name).resolve(PipelineSettings.service(name)));
  }

  ChildJvm process(String name) {
    return Objects.requireNonNull(processes.get(name), name);
  }

  /** Seconds from the start of each process until it was ready. */
  Map<String, Double> secondsToReady() {
    return secondsToReady;
  }

  void requireAlive() {
    processes.values().forEach(ChildJvm::requireAlive);
  }

  /** A JVM beside the services, which is expected to end by itself. */
  List<String> runTool(String name, String main, List<String> arguments, Duration patience)
      throws InterruptedException {
    ChildJvm tool = ChildJvm.start(name, List.of("-Xmx512m"), main, arguments, Map.of(), directory);
    processes.put(name, tool);
    try {
      return tool.awaitSuccess(patience);
    } finally {
      tool.close();
      processes.remove(name);
    }
  }

  /**
   * Ends one process before the others, and makes sure that it ended by itself.
   *
   * @throws IllegalStateException when it had to be killed
   */
  void stopCleanly(String name) {
    ChildJvm process = process(name);
    stop(name);
    process.requireEndedByItself();
  }

  /** Ends one process before the others. */
  void stop(String name) {
    ChildJvm process = processes.remove(name);
    if (process != null) {
      process.close();
    }
  }

  @Override
  public void close() {
    stopProcesses();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // The JVM is ending, and the hook is what stopped the processes.
    }
  }

  private void endAll() {
    stopProcesses();
    data.close();
  }

  private synchronized void stopProcesses() {
    List<ChildJvm> newestFirst = new ArrayList<>(processes.values());
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      newestFirst.get(i).close();
    }
    processes.clear();
  }

  private void startBroker() throws InterruptedException {
    long begun = System.nanoTime();
    ChildJvm broker =
        ChildJvm.start(
            BROKER,
            javaOptions(BROKER),
            EmbeddedKafkaMain.class.getName(),
            List.of("--data-dir", directory.resolve("kafka").toString()),
            Map.of(),
            directory);
    processes.put(BROKER, broker);
    bootstrapServers = broker.awaitLine("ready ", START);
    secondsToReady.put(BROKER, seconds(begun));
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    try (Admin admin = Admin.create(properties)) {
      new TopicSetup(admin, topics).apply((short) 1);
    }
  }

  /**
   * Starts a service over the state that it left, and returns its address once it is ready.
   *
   * @param name one of those of {@link PipelineSettings}
   * @param more settings, as in the environment
   */
  URI startService(String name, Map<String, String> more) throws InterruptedException {
    return startService(name, more, START, () -> {});
  }

  /**
   * The same with another patience.
   *
   * @param look done each time before the service is asked whether it is ready
   */
  URI startService(String name, Map<String, String> more, Duration patience, Runnable look)
      throws InterruptedException {
    long begun = System.nanoTime();
    int port = ports.free();
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("SCREENER_PARTITIONS", Integer.toString(settings.partitions()));
    environment.put("HOST", HOST);
    environment.put("PORT", Integer.toString(port));
    environment.put("STATE_DIR", stateDirectory(name).toString());
    environment.putAll(settings.environmentOf(name));
    environment.putAll(more);
    ChildJvm service =
        ChildJvm.start(
            name,
            javaOptions(name),
            Objects.requireNonNull(MAINS.get(name), name),
            List.of(),
            environment,
            directory);
    processes.put(name, service);
    URI address = URI.create("http://" + HOST + ":" + port);
    awaitReady(service, address.resolve("/health/ready"), patience, look);
    secondsToReady.put(name, seconds(begun));
    if (name.equals(PROJECTION)) {
      readSide = address;
    }
    return address;
  }

  private List<String> javaOptions(String name) {
    List<String> options = new ArrayList<>();
    options.add("-Xms" + settings.heapMegabytes() + "m");
    options.add("-Xmx" + settings.heapMegabytes() + "m");
    // A compiler thread that ends takes its CPU time out of sight, and the JIT's share with it.
    options.add("-XX:-UseDynamicNumberOfCompilerThreads");
    options.addAll(settings.javaOptionsOf(name));
    return options;
  }

  private Path stateDirectory(String name) {
    return directory.resolve("state-" + name);
  }

  private static void awaitReady(ChildJvm service, URI health, Duration patience, Runnable look)
      throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    Waiting.until(
        patience,
        LOOK_MILLIS,
        () -> {
          service.requireAlive();
          look.run();
          return isGood(http, request);
        },
        () -> service.failure("was not ready within " + patience.toSeconds() + " s"));
  }

  private static boolean isGood(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
