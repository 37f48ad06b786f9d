package dev.screener.contracts.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator asks of a Kafka Streams service first: whether it is ready, how far it is behind
 * on each topic, what its stores take on disk. Added up over partitions, so that there are as many
 * figures as topics and stores; looked at every {@value #LOOK_SECONDS} seconds.
 */
public final class StreamsFigures implements MeterBinder, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsFigures.class);
  private static final int LOOK_SECONDS = 15;
  private static final String FETCHES = "consumer-fetch-manager-metrics";
  private static final String LAG = "records-lag";

  private final KafkaStreams streams;
  private final StoredState stored;
  private final BooleanSupplier ready;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(StreamsFigures::thread);

  /**
   * @param properties of {@code streams}: where it keeps its stores
   */
  public StreamsFigures(
      KafkaStreams streams, Map<Object, Object> properties, BooleanSupplier ready) {
    this.streams = streams;
    this.ready = ready;
    this.stored =
        new StoredState(
            Path.of(String.valueOf(properties.get(StreamsConfig.STATE_DIR_CONFIG)))
                .resolve(String.valueOf(properties.get(StreamsConfig.APPLICATION_ID_CONFIG))));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("screener.ready", ready, now -> now.getAsBoolean() ? 1 : 0)
        .description("1 while the service answers that it is ready")
        .strongReference(true)
        .register(registry);
    MultiGauge lags =
        MultiGauge.builder("screener.consumer.lag")
            .description("Records of a topic that the partitions read here have not been read to")
            .baseUnit("records")
            .register(registry);
    MultiGauge sizes =
        MultiGauge.builder("screener.state.size")
            .description("What a store takes on this instance's disk, over its partitions")
            .baseUnit("bytes")
            .register(registry);
    Runnable look = () -> look(lags, sizes);
    var unused = looks.scheduleWithFixedDelay(look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  private void look(MultiGauge lags, MultiGauge sizes) {
    try {
      lags.register(rows("topic", lagByTopic(streams.metrics())), true);
      sizes.register(rows("store", stored.bytesByStore()), true);
    } catch (RuntimeException e) {
      // The next look is in a moment.
      LOG.warn("figures.not_read", e);
    }
  }

  /** Of the consumers that process; those that restore have caught up once the service is ready. */
  static Map<String, Double> lagByTopic(Map<MetricName, ? extends Metric> metrics) {
    Map<String, Double> byTopic = new TreeMap<>();
    metrics.forEach(
        (name, metric) -> {
          if (name.group().equals(FETCHES)
              && name.name().equals(LAG)
              && isProcessing(name.tags().getOrDefault("client-id", ""))
              && metric.metricValue() instanceof Double lag
              && !lag.isNaN()) {
            byTopic.merge(name.tags().getOrDefault("topic", ""), lag, Double::sum);
          }
        });
    // A topic with a dot is told under two names, the other with underscores.
    byTopic
        .keySet()
        .removeIf(
            topic ->
                byTopic.keySet().stream()
                    .anyMatch(
                        other -> !other.equals(topic) && other.replace('.', '_').equals(topic)));
    return byTopic;
  }

  private static boolean isProcessing(String client) {
    return client.endsWith("-consumer")
        && !client.endsWith("-restore-consumer")
        && !client.endsWith("-global-consumer");
  }

  private static List<Row<?>> rows(String tag, Map<String, ? extends Number> values) {
    return values.entrySet().stream()
        .<Row<?>>map(entry -> Row.of(Tags.of(tag, entry.getKey()), entry.getValue()))
        .toList();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "streams-figures");
    thread.setDaemon(true);
    return thread;
  }
}
