package dev.screener.simulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How much the stores would hold on disk: keys and values encoded, before RocksDB compresses. */
final class StateBytes {

  private final Map<Class<?>, AvroSerde<SpecificRecord>> serdes = new HashMap<>();

  private StateBytes() {}

  /** By store, in bytes; of each store that a desk brings with it. */
  static SortedMap<String, Long> of(Map<String, StateStore> stores) {
    StateBytes sizes = new StateBytes();
    SortedMap<String, Long> bytes = new TreeMap<>();
    stores.forEach(
        (name, store) -> {
          if (store instanceof HeldStore<?> held) {
            bytes.put(name, sizes.all(held));
          }
        });
    return bytes;
  }

  private <V> long all(KeyValueStore<String, V> store) {
    long sum = 0;
    try (KeyValueIterator<String, V> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, V> entry = all.next();
        sum += entry.key.getBytes(UTF_8).length + size(entry.value);
      }
    }
    return sum;
  }

  /** As the desks' stores encode what they are given. */
  private int size(Object value) {
    if (value instanceof SpecificRecord record) {
      AvroSerde<SpecificRecord> serde =
          serdes.computeIfAbsent(record.getClass(), StateBytes::serde);
      return Objects.requireNonNull(serde.encode(record)).length;
    }
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    return value instanceof Long ? Long.BYTES : value.toString().getBytes(UTF_8).length;
  }

  @SuppressWarnings("unchecked") // a record's class is its own serde's
  private static AvroSerde<SpecificRecord> serde(Class<?> recordClass) {
    return AvroSerde.of((Class<SpecificRecord>) recordClass, WriterSchemas.none());
  }
}
