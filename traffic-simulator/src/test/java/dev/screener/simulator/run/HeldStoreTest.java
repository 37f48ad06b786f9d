package dev.screener.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

class HeldStoreTest {

  private final HeldStore<Long> store = new HeldStore<>("votes");

  @Test
  void entriesComeInOrderAndRangesHoldBothEnds() {
    put("c", "a", "d", "b");

    assertThat(keys(store.all())).containsExactly("a", "b", "c", "d");
    assertThat(keys(store.reverseAll())).containsExactly("d", "c", "b", "a");
    assertThat(keys(store.range("b", "c"))).containsExactly("b", "c");
    assertThat(keys(store.range(null, "b"))).containsExactly("a", "b");
    assertThat(keys(store.range("c", null))).containsExactly("c", "d");
    assertThat(keys(store.range("d", "a"))).isEmpty();
  }

  @Test
  void aPrefixFindsItsOwn() {
    put("f1/001", "f1/002", "f10/001", "f2/001");

    assertThat(keys(store.prefixScan("f1/", new StringSerializer())))
        .containsExactly("f1/001", "f1/002");
  }

  @Test
  void whatIsGoneThroughMayBeDeleted() {
    put("a", "b", "c");
    List<String> seen = new ArrayList<>();

    try (KeyValueIterator<String, Long> entries = store.all()) {
      assertThat(entries.peekNextKey()).isEqualTo("a");
      entries.forEachRemaining(
          entry -> {
            seen.add(entry.key);
            store.delete(entry.key);
          });
    }

    assertThat(seen).containsExactly("a", "b", "c");
    assertThat(store.approximateNumEntries()).isZero();
  }

  @Test
  void nothingPutIsAnEntryTakenOut() {
    put("a");

    store.put("a", null);

    assertThat(store.get("a")).isNull();
    assertThat(store.putIfAbsent("a", 2L)).isNull();
    assertThat(store.putIfAbsent("a", 3L)).isEqualTo(2L);
  }

  private void put(String... keys) {
    for (String key : keys) {
      store.put(key, 1L);
    }
  }

  private static List<String> keys(KeyValueIterator<String, Long> entries) {
    List<String> keys = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }
}
