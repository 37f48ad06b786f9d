package dev.screener.scoring.template;

import java.nio.ByteBuffer;

/**
 * A signature of a text that tells how alike two texts are: one bit of each of 128 minima over its
 * shingles (Broder, On the resemblance and containment of documents, 1997; Li and König, b-Bit
 * Minwise Hashing, WWW 2010).
 */
public record Sketch(long one, long two) {

  /** How many bytes it takes. */
  public static final int BYTES = 2 * Long.BYTES;

  /** From this {@link #similarity} on two texts count as made from one mould. */
  public static final float SAME = 0.5f;

  /** Of no text; like nothing. */
  public static final Sketch NONE = new Sketch(0, 0);

  private static final int BITS = BYTES * Byte.SIZE;

  /**
   * An estimate of the Jaccard similarity of the shingles, 0 to 1: two texts without anything in
   * common agree in half of the bits.
   */
  public float similarity(Sketch other) {
    if (equals(NONE) || other.equals(NONE)) {
      return 0;
    }
    int different = Long.bitCount(one ^ other.one) + Long.bitCount(two ^ other.two);
    return Math.max(0, 1 - 2f * different / BITS);
  }

  /** Whether both are of texts made from one mould. */
  public boolean matches(Sketch other) {
    return similarity(other) >= SAME;
  }

  /** Writes its {@link #BYTES}. */
  public void write(ByteBuffer target) {
    target.putLong(one).putLong(two);
  }

  /** Reads what {@link #write} wrote. */
  public static Sketch read(ByteBuffer source) {
    return new Sketch(source.getLong(), source.getLong());
  }
}
