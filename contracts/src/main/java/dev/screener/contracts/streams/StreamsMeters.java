package dev.screener.contracts.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Kafka Streams' own figures of an instance, by thread and by client, as {@code kafka.GROUP.NAME}.
 *
 * <p>Those of each task, store and partition are left out: with twelve partitions they are many
 * thousands, and binding all of them took a fifth of a service's CPU in its first minutes, and 3%
 * thereafter.
 */
public final class StreamsMeters implements MeterBinder, AutoCloseable {

  private static final Set<String> GROUPS =
      Set.of(
          "stream-metrics",
          "stream-thread-metrics",
          "consumer-metrics",
          "consumer-fetch-manager-metrics",
          "consumer-coordinator-metrics",
          "producer-metrics");

  private static final Set<String> OF_PARTS = Set.of("topic", "partition", "node-id", "task-id");
  private static final String SUFFIX = "-metrics";
  private static final int REFRESH_SECONDS = 60;

  private final Supplier<Map<MetricName, ? extends Metric>> metrics;
  private final Set<MetricName> bound = new HashSet<>();
  private final ScheduledExecutorService refresh =
      Executors.newSingleThreadScheduledExecutor(StreamsMeters::thread);

  public StreamsMeters(KafkaStreams streams) {
    this(streams::metrics);
  }

  StreamsMeters(Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.metrics = metrics;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bindNew(registry);
    // Clients come and go with their threads.
    var unused =
        refresh.scheduleWithFixedDelay(
            () -> bindNew(registry), REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    refresh.shutdownNow();
  }

  void bindNew(MeterRegistry registry) {
    metrics
        .get()
        .forEach(
            (name, metric) -> {
              if (isTold(name, metric) && bound.add(name)) {
                bind(registry, name, metric);
              }
            });
  }

  private static boolean isTold(MetricName name, Metric metric) {
    return GROUPS.contains(name.group())
        && name.tags().keySet().stream().noneMatch(OF_PARTS::contains)
        && metric.metricValue() instanceof Number;
  }

  private static void bind(MeterRegistry registry, MetricName name, Metric metric) {
    Tags tags = Tags.empty();
    for (Map.Entry<String, String> tag : name.tags().entrySet()) {
      tags = tags.and(dotted(tag.getKey()), tag.getValue());
    }
    String group = name.group().substring(0, name.group().length() - SUFFIX.length());
    Gauge.builder("kafka." + dotted(group) + '.' + dotted(name.name()), metric, StreamsMeters::now)
        .description(name.description())
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private static double now(Metric metric) {
    return metric.metricValue() instanceof Number value ? value.doubleValue() : Double.NaN;
  }

  private static String dotted(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '.');
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "streams-meters");
    thread.setDaemon(true);
    return thread;
  }
}
