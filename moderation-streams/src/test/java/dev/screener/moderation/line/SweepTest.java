package dev.screener.moderation.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final KeyValueStore<String, Long> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("expiries"), Serdes.String(), Serdes.Long())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<String, Long>().getStateStoreContext(), store);
  }

  @Test
  void whatHasExpiredGoesAndTheRestStays() {
    store.put("early", 10L);
    store.put("late", 30L);

    sweep().next(20);

    assertThat(keys()).containsExactly("late");
  }

  @Test
  void aLargeStoreIsGoneThroughInSlices() {
    for (int i = 0; i < 5_000; i++) {
      store.put(String.format("%04d", i), 10L);
    }
    Sweep<Long> sweep = sweep();

    sweep.next(20);

    assertThat(keys()).hasSize(3_000);
    sweep.next(20);
    sweep.next(20);
    assertThat(keys()).isEmpty();
  }

  @Test
  void aDailyRoundIsFinishedAtOnceAndTheNextOneWaitsForTheNextDay() {
    for (int i = 0; i < 3_000; i++) {
      store.put(String.format("%04d", i), 10L);
    }
    Sweep<Long> sweep = sweep().daily();
    sweep.next(MINUTE);
    sweep.next(2 * MINUTE);
    assertThat(keys()).isEmpty();
    store.put("more", 10L);

    sweep.next(DAY);
    assertThat(keys()).containsExactly("more");

    sweep.next(DAY + MINUTE);
    assertThat(keys()).isEmpty();
  }

  private Sweep<Long> sweep() {
    return new Sweep<>(store, (expiry, now) -> expiry < now);
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    try (var entries = store.all()) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }
}
