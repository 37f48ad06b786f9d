package dev.screener.moderation.line;

import dev.screener.policy.Evidence;
import dev.screener.policy.Signals;
import dev.screener.scoring.Signal;
import java.nio.ByteBuffer;

/**
 * Evidence as flat bytes: for each measured signal, by rising id, its id in 2 bytes and its value
 * in 4.
 */
public final class SignalBytes {

  private static final int ENTRY = Short.BYTES + Float.BYTES;

  private SignalBytes() {}

  /** The evidence in as many bytes as it needs, ready to be read. */
  public static ByteBuffer write(Evidence evidence) {
    ByteBuffer bytes = ByteBuffer.allocate(Signals.count() * ENTRY);
    evidence.forEach((signal, value) -> bytes.putShort((short) signal.id()).putFloat(value));
    return bytes.flip();
  }

  /** One signal's value, read without the others; NaN where it was not measured. */
  public static float value(ByteBuffer bytes, Signal signal) {
    for (int at = bytes.position(); at + ENTRY <= bytes.limit(); at += ENTRY) {
      if (bytes.getShort(at) == signal.id()) {
        return bytes.getFloat(at + Short.BYTES);
      }
    }
    return Float.NaN;
  }

  /** Puts what the bytes say; signals that this version no longer knows are passed over. */
  public static void read(ByteBuffer bytes, Evidence.Builder into) {
    ByteBuffer source = bytes.duplicate();
    while (source.remaining() >= ENTRY) {
      Signal signal = Signals.byId(source.getShort());
      float value = source.getFloat();
      if (signal != null) {
        into.put(signal, value);
      }
    }
  }
}
