package dev.screener.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever stands on a topic, a reader says that it cannot read it, quickly and cheaply. */
class AvroSerdeGarbageProperties {

  private static final int TRIES = 100_000;
  private static final int HEADER = 10;

  /** The list of 100,000 that a garbage length may promise costs 8 bytes an entry at most. */
  private static final long MOST_ALLOCATED = 2_000_000;

  /** Lengths and counts as Avro writes them: the largest and smallest long, and some large ints. */
  private static final List<byte[]> HUGE =
      List.of(
          bytes(0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01),
          bytes(0xFE, 0xFF, 0xFF, 0xFF, 0x0F),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x0F),
          bytes(0x80, 0x80, 0x80, 0x04),
          bytes(0xBE, 0x9A, 0x0C),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));

  private final Random random = new Random(4711);
  private final RandomEvents events = new RandomEvents(4712);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  @Timeout(120)
  void garbageIsAlwaysASerializationExceptionAndNeverCostsMuch() {
    int refused = 0;
    for (Class<? extends SpecificRecord> type : RandomEvents.TYPES) {
      refused += refusedOf(type);
    }

    // The rest were mutations that made another good value.
    assertThat(refused).isGreaterThan(TRIES / 2);
  }

  private <T extends SpecificRecord> int refusedOf(Class<T> type) {
    AvroSerde<T> serde = AvroSerde.of(type, WriterSchemas.none());
    int refused = 0;
    for (int i = 0; i < TRIES / RandomEvents.TYPES.size() + 1; i++) {
      refused += refuses(serde, garbage(serde.encode(events.of(type)))) ? 1 : 0;
    }
    return refused;
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

  private byte[] garbage(byte[] good) {
    return switch (random.nextInt(5)) {
      case 0 -> noise();
      case 1 -> mutated(good);
      case 2 -> Arrays.copyOf(good, random.nextInt(good.length));
      case 3 -> withHugeLength(good);
      default -> noiseBehindHeader(good);
    };
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] noiseBehindHeader(byte[] good) {
    byte[] noise = new byte[HEADER + random.nextInt(200)];
    random.nextBytes(noise);
    System.arraycopy(good, 0, noise, 0, HEADER);
    return noise;
  }

  private byte[] mutated(byte[] good) {
    byte[] mutated = good.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
    }
    return mutated;
  }

  private byte[] withHugeLength(byte[] good) {
    byte[] huge = HUGE.get(random.nextInt(HUGE.size()));
    int at = HEADER + random.nextInt(good.length - HEADER);
    byte[] spliced = Arrays.copyOf(good, Math.max(good.length, at + huge.length));
    System.arraycopy(huge, 0, spliced, at, huge.length);
    return spliced;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
