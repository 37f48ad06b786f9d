package dev.screener.contracts.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class StreamsMetersTest {

  private final Map<MetricName, Metric> metrics = new LinkedHashMap<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void aThreadsFigureIsToldAsItIsNow() {
    // Given
    double[] rate = {2.5};
    put("stream-thread-metrics", "process-rate", Map.of("thread-id", "t-1"), rate);
    meters().refresh(registry);

    // When
    rate[0] = 4;

    // Then
    assertThat(
            registry
                .get("kafka.stream.thread.process.rate")
                .tag("thread.id", "t-1")
                .gauge()
                .value())
        .isEqualTo(4);
  }

  @Test
  void whatIsOfATaskAPartitionOrAStoreIsLeftOut() {
    // Given
    put("stream-task-metrics", "process-rate", Map.of("task-id", "0_1"), new double[] {1});
    put("stream-state-metrics", "put-rate", Map.of("rocksdb-state-id", "cases"), new double[] {1});
    put(
        "consumer-fetch-manager-metrics",
        "records-lag",
        Map.of("client-id", "c", "topic", "t", "partition", "0"),
        new double[] {1});

    // When
    meters().refresh(registry);

    // Then
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aClientThatComesLaterIsToldAfterTheNextLook() {
    // Given
    StreamsMeters meters = meters();
    meters.refresh(registry);

    // When
    put(
        "consumer-fetch-manager-metrics",
        "records-lag-max",
        Map.of("client-id", "c"),
        new double[] {7});
    meters.refresh(registry);
    meters.refresh(registry);

    // Then
    assertThat(registry.getMeters()).hasSize(1);
    assertThat(registry.get("kafka.consumer.fetch.manager.records.lag.max").gauge().value())
        .isEqualTo(7);
  }

  @Test
  void aThreadThatTookThePlaceOfAFailedOneIsToldUnderItsName() {
    // Given
    Map<String, String> thread = Map.of("thread-id", "t-1");
    put("stream-thread-metrics", "process-rate", thread, new double[] {2.5});
    StreamsMeters meters = meters();
    meters.refresh(registry);

    // When
    put("stream-thread-metrics", "process-rate", thread, new double[] {9});
    meters.refresh(registry);

    // Then
    assertThat(registry.getMeters()).hasSize(1);
    assertThat(registry.get("kafka.stream.thread.process.rate").gauge().value()).isEqualTo(9);
  }

  @Test
  void whatHasGoneIsToldNoMore() {
    // Given
    put("stream-thread-metrics", "process-rate", Map.of("thread-id", "t-1"), new double[] {1});
    put("stream-thread-metrics", "process-rate", Map.of("thread-id", "t-2"), new double[] {2});
    StreamsMeters meters = meters();
    meters.refresh(registry);

    // When
    metrics.keySet().removeIf(name -> name.tags().containsValue("t-1"));
    meters.refresh(registry);

    // Then
    assertThat(registry.getMeters())
        .singleElement()
        .satisfies(meter -> assertThat(meter.getId().getTag("thread.id")).isEqualTo("t-2"));
  }

  private StreamsMeters meters() {
    return new StreamsMeters(() -> metrics);
  }

  private void put(String group, String name, Map<String, String> tags, double[] value) {
    MetricName metricName = new MetricName(name, group, "", tags);
    metrics.put(
        metricName,
        new Metric() {
          @Override
          public MetricName metricName() {
            return metricName;
          }

          @Override
          public Object metricValue() {
            return value[0];
          }
        });
  }
}
