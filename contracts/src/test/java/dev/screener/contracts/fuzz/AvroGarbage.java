package dev.screener.contracts.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What may stand on a topic beside Avro in single-object encoding. */
public final class AvroGarbage {

  private static final int HEADER = 10;
  private static final int REGISTRY_HEADER = 5;

  /** Lengths and counts as Avro writes them: the largest and smallest long, and some large ints. */
  private static final List<byte[]> HUGE =
      List.of(
          bytes(0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01),
          bytes(0xFE, 0xFF, 0xFF, 0xFF, 0x0F),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x0F),
          bytes(0x80, 0x80, 0x80, 0x04),
          bytes(0xBE, 0x9A, 0x0C),
          bytes(0x01),
          bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));

  private AvroGarbage() {}

  /** Made from the bytes of a sound value; now and then another sound value. */
  public static byte[] of(byte[] sound, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> noise(random);
      case 1 -> mutated(sound, random);
      case 2 -> Arrays.copyOf(sound, random.nextInt(sound.length));
      case 3 -> withHugeLength(sound, random);
      case 4 -> withStrangeFingerprint(sound, random);
      case 5 -> inRegistryFormat(sound, random);
      case 6 -> Arrays.copyOf(sound, sound.length + 1 + random.nextInt(9));
      default -> noiseBehindHeader(sound, random);
    };
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] noiseBehindHeader(byte[] sound, Random random) {
    byte[] noise = new byte[HEADER + random.nextInt(200)];
    random.nextBytes(noise);
    System.arraycopy(sound, 0, noise, 0, HEADER);
    return noise;
  }

  private static byte[] mutated(byte[] sound, Random random) {
    byte[] mutated = sound.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
    }
    return mutated;
  }

  private static byte[] withHugeLength(byte[] sound, Random random) {
    byte[] huge = HUGE.get(random.nextInt(HUGE.size()));
    int at = HEADER + random.nextInt(sound.length - HEADER);
    byte[] spliced = Arrays.copyOf(sound, Math.max(sound.length, at + huge.length));
    System.arraycopy(huge, 0, spliced, at, huge.length);
    return spliced;
  }

  private static byte[] withStrangeFingerprint(byte[] sound, Random random) {
    byte[] strange = sound.clone();
    strange[2 + random.nextInt(HEADER - 2)] ^= (byte) (1 + random.nextInt(255));
    return strange;
  }

  private static byte[] inRegistryFormat(byte[] sound, Random random) {
    byte[] registry = new byte[REGISTRY_HEADER + sound.length - HEADER];
    random.nextBytes(registry);
    registry[0] = 0;
    System.arraycopy(sound, HEADER, registry, REGISTRY_HEADER, sound.length - HEADER);
    return registry;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
