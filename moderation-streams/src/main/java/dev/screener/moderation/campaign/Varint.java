package dev.screener.moderation.campaign;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Numbers in as few bytes as they need, seven bits a byte; negative ones in ten. */
final class Varint {

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private Varint() {}

  static void write(ByteArrayOutputStream bytes, long number) {
    long left = number;
    while ((left & -MORE) != 0) {
      bytes.write((int) (left & (MORE - 1)) | MORE);
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  static long read(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      byte part = bytes.get();
      number |= (long) (part & (MORE - 1)) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes");
  }
}
