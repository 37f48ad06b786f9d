package dev.screener.simulator.run;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/** How much the stores hold: keys and values as they are stored, before RocksDB compresses them. */
final class StateBytes {

  private StateBytes() {}

  /** By store, in bytes. */
  static SortedMap<String, Long> of(Map<String, StateStore> stores) {
    SortedMap<String, Long> bytes = new TreeMap<>();
    stores.forEach(
        (name, store) -> {
          if (innermost(store) instanceof KeyValueStore<?, ?> keyed) {
            bytes.put(name, of(keyed));
          }
        });
    return bytes;
  }

  /** Below what reads and writes objects lies what holds bytes; Kafka has no public way there. */
  private static StateStore innermost(StateStore store) {
    StateStore inner = store;
    while (true) {
      if (inner instanceof UnhurriedStore<?, ?> unhurried) {
        inner = unhurried.inner();
      } else if (inner instanceof WrappedStateStore<?, ?, ?> wrapped) {
        inner = wrapped.wrapped();
      } else {
        return inner;
      }
    }
  }

  private static long of(KeyValueStore<?, ?> store) {
    long sum = 0;
    try (KeyValueIterator<?, ?> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<?, ?> entry = all.next();
        if (entry.key instanceof Bytes key && entry.value instanceof byte[] value) {
          sum += key.get().length + value.length;
        }
      }
    }
    return sum;
  }
}
