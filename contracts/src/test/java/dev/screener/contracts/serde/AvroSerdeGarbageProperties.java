package dev.screener.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.screener.contracts.fuzz.AvroGarbage;
import dev.screener.contracts.fuzz.Fuzz;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever stands on a topic, a reader says that it cannot read it, quickly and cheaply. */
class AvroSerdeGarbageProperties {

  private static final int TRIES = 100_000;

  /** The list of 100,000 that a garbage length may promise costs 8 bytes an entry at most. */
  private static final long MOST_ALLOCATED = 2_000_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int refused;
  private int asked;

  private record Garbage(Class<? extends SpecificRecord> type, byte[] bytes) {
    static Garbage of(Random random) {
      Class<? extends SpecificRecord> type =
          RandomEvents.TYPES.get(random.nextInt(RandomEvents.TYPES.size()));
      byte[] sound = RandomEvents.encoded(new RandomEvents(random).of(type));
      return new Garbage(type, AvroGarbage.of(sound, random));
    }

    Stream<Garbage> smaller() {
      return Fuzz.parts(bytes).map(less -> new Garbage(type, less));
    }

    @Override
    public String toString() {
      return type.getSimpleName() + ' ' + Fuzz.shown(bytes);
    }
  }

  @Test
  @Timeout(3600)
  void garbageIsAlwaysASerializationExceptionAndNeverCostsMuch() {
    Fuzz.of("Avro bytes", Garbage::of)
        .madeSmallerBy(Garbage::smaller)
        .tries(TRIES)
        .check(
            garbage -> {
              asked++;
              refused += refuses(RandomEvents.serde(garbage.type()), garbage.bytes()) ? 1 : 0;
            });

    // The rest were mutations that made another good value.
    assertThat(refused).isGreaterThan(asked / 2);
  }

  private boolean refuses(AvroSerde<?> serde, byte[] garbage) {
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      serde.decode(garbage);
      return false;
    } catch (SerializationException expected) {
      return true;
    } finally {
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .as(() -> "bytes allocated for " + Arrays.toString(garbage))
          .isLessThan(MOST_ALLOCATED);
    }
  }
}
