package dev.screener.ingest;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.http.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;

/** What the service tells Prometheus. Labels take few values: never an id. */
final class IngestMetrics implements AutoCloseable {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final KafkaClientMetrics kafka;
  private final Counter linesAccepted = lines("accepted");
  private final Counter linesRefused = lines("refused");
  private final Map<String, Counter> refused = new ConcurrentHashMap<>();

  IngestMetrics(
      Producer<byte[], byte[]> producer,
      TopicWriter writer,
      Bearers bearers,
      BooleanSupplier ready) {
    kafka = new KafkaClientMetrics(producer);
    kafka.bindTo(registry);
    bearers.bindTo(registry);
    garbageCollection.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    writer.bindTo(registry);
    Gauge.builder("screener.ready", ready, now -> now.getAsBoolean() ? 1 : 0)
        .description("1 while the service answers that it is ready")
        .strongReference(true)
        .register(registry);
    Gauge.builder("screener.ingest.in.flight", writer, TopicWriter::bytesInFlight)
        .description("Records sent and not yet acknowledged")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("screener.ingest.acknowledging", writer, w -> w.isAcknowledging() ? 1 : 0)
        .description("1 while the brokers acknowledge")
        .register(registry);
  }

  /** The requests of one endpoint. */
  Requests requests(String endpoint) {
    return new Requests(endpoint);
  }

  void line(boolean accepted) {
    (accepted ? linesAccepted : linesRefused).increment();
  }

  /**
   * Counts a request or a line of a batch that was not taken.
   *
   * @param problem its title is one of a few
   */
  void refused(Problem problem) {
    String reason = problem.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    refused
        .computeIfAbsent(
            problem.status() + reason,
            unseen ->
                Counter.builder("screener.ingest.refused")
                    .description("Requests and lines of batches that were not taken")
                    .tag("status", Integer.toString(problem.status()))
                    .tag("reason", reason)
                    .register(registry))
        .increment();
  }

  /** As Prometheus reads it. Takes milliseconds: not for an event loop. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    kafka.close();
    garbageCollection.close();
    registry.close();
  }

  private Counter lines(String status) {
    return Counter.builder("screener.ingest.batch.lines")
        .description("Lines of batches, by what became of them")
        .tag("status", status)
        .register(registry);
  }

  /** Times the requests of one endpoint by the status of their answers. */
  final class Requests {

    private final String endpoint;
    private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();

    private Requests(String endpoint) {
      this.endpoint = endpoint;
    }

    void answered(int status, Duration took) {
      byStatus.computeIfAbsent(status, this::timer).record(took);
    }

    private Timer timer(int status) {
      return Timer.builder("screener.ingest.requests")
          .description("From a request's head to the end of its answer")
          .tag("endpoint", endpoint)
          .tag("status", Integer.toString(status))
          .serviceLevelObjectives(BUCKETS)
          .register(registry);
    }
  }
}
