package dev.screener.contracts.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
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
 * The figures that Kafka Streams keeps of an instance, of each of its threads, and of these
 * threads' consumers and producers: {@code process-rate} of {@code stream-thread-metrics} is {@code
 * kafka.stream.thread.process.rate}, tagged with the thread. What is new, gone or replaced shows
 * within {@value #REFRESH_SECONDS} seconds.
 *
 * <p>Those of each task, store, topic, partition and broker are left out: with twelve partitions
 * they are many thousands, and binding all of them took a fifth of a service's CPU in its first
 * minutes, and 3% thereafter.
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
  private final Map<MetricName, Bound> bound = new HashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(StreamsMeters::thread);

  /** A gauge, and the figure that it reads. */
  private record Bound(Metric metric, Gauge gauge) {}

  public StreamsMeters(KafkaStreams streams) {
    this(streams::metrics);
  }

  StreamsMeters(Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.metrics = metrics;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    refresh(registry);
    // Clients come and go with their threads.
    var unused =
        looks.scheduleWithFixedDelay(
            () -> refresh(registry), REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  /** A thread that took the place of a failed one has its name, and other metrics under it. */
  void refresh(MeterRegistry registry) {
    Map<MetricName, ? extends Metric> present = metrics.get();
    bound
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = present.get(entry.getKey()) != entry.getValue().metric();
              if (gone) {
                registry.remove(entry.getValue().gauge());
              }
              return gone;
            });
    present.forEach(
        (name, metric) -> {
          if (!bound.containsKey(name) && isTold(name, metric)) {
            bound.put(name, new Bound(metric, bind(registry, name, metric)));
          }
        });
  }

  private static boolean isTold(MetricName name, Metric metric) {
    return GROUPS.contains(name.group())
        && name.tags().keySet().stream().noneMatch(OF_PARTS::contains)
        && metric.metricValue() instanceof Number;
  }

  private static Gauge bind(MeterRegistry registry, MetricName name, Metric metric) {
    Tags tags = Tags.empty();
    for (Map.Entry<String, String> tag : name.tags().entrySet()) {
      tags = tags.and(dotted(tag.getKey()), tag.getValue());
    }
    String group = name.group().substring(0, name.group().length() - SUFFIX.length());
    return Gauge.builder(
            "kafka." + dotted(group) + '.' + dotted(name.name()), metric, StreamsMeters::now)
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
