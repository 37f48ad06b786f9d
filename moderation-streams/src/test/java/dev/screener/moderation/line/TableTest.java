package dev.screener.moderation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.serde.WriterSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final String ALPHABET = "/-.019ABZ_az~";

  private final KeyValueStore<String, Object> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("desk"),
              Serdes.String(),
              new EntrySerde(WriterSchemas.none(), List.of()))
          .withLoggingDisabled()
          .build();

  private Table<Long> first;
  private Table<Long> middle;
  private Table<byte[]> last;

  @BeforeEach
  void open() {
    MockProcessorContext<String, Long> context = new MockProcessorContext<>();
    context.addStateStore(store);
    store.init(context.getStateStoreContext(), store);
    first = Table.of(context, "desk", 'a');
    middle = Table.of(context, "desk", 'b');
    last = Table.of(context, "desk", 'c');
  }

  @Test
  void tablesOfAStoreDoNotSeeEachOther() {
    first.put("key", 1L);
    middle.put("key", 2L);
    last.put("key", new byte[] {3});

    middle.delete("key");

    assertThat(first.get("key")).isEqualTo(1L);
    assertThat(middle.get("key")).isNull();
    assertThat(last.get("key")).containsExactly(3);
    assertThat(keys(middle.all())).isEmpty();
  }

  @Test
  void whatIsPutWhereNothingWasStays() {
    assertThat(first.putIfAbsent("key", 1L)).isNull();
    assertThat(first.putIfAbsent("key", 2L)).isEqualTo(1L);

    assertThat(first.get("key")).isEqualTo(1L);
  }

  @Test
  void rangesAreThoseOfAMapOfItsOwn() {
    Random random = new Random(23);
    TreeMap<String, Long> expected = new TreeMap<>();
    for (int i = 0; i < 400; i++) {
      String key = key(random);
      expected.put(key, (long) i);
      middle.put(key, (long) i);
      first.put(key(random), -1L);
      last.put(key(random), new byte[0]);
    }

    for (int i = 0; i < 400; i++) {
      String from = key(random);
      String to = from + ALPHABET.charAt(random.nextInt(ALPHABET.length())) + key(random);
      assertThat(keys(middle.range(from, to)))
          .isEqualTo(List.copyOf(expected.subMap(from, true, to, true).keySet()));
      assertThat(keys(middle.reverseRange(from, to)))
          .isEqualTo(List.copyOf(expected.subMap(from, true, to, true).descendingKeySet()));
      assertThat(keys(middle.range(from, null)))
          .isEqualTo(List.copyOf(expected.tailMap(from, true).keySet()));
      assertThat(keys(middle.prefixScan(from.substring(0, 1), new StringSerializer())))
          .isEqualTo(
              expected.keySet().stream().filter(k -> k.startsWith(from.substring(0, 1))).toList());
    }
    assertThat(keys(middle.all())).isEqualTo(List.copyOf(expected.keySet()));
    assertThat(keys(middle.reverseAll())).isEqualTo(List.copyOf(expected.descendingKeySet()));
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return key.toString();
  }

  private static List<String> keys(KeyValueIterator<String, ?> entries) {
    List<String> keys = new ArrayList<>();
    try (entries) {
      while (entries.hasNext()) {
        String peeked = entries.peekNextKey();
        assertThat(entries.next().key).isEqualTo(peeked);
        keys.add(peeked);
      }
    }
    return keys;
  }
}
