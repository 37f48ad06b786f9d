package dev.screener.scoring.template;

import java.nio.ByteBuffer;

/**
 * A signature of a text that tells how alike two texts are: two bits of each of 64 minima over its
 * shingles (Broder, On the resemblance and containment of documents, 1997; Li and König, b-Bit
 * Minwise Hashing, WWW 2010).
 */
public record Sketch(long one, long two) {

  /** How many bytes it takes. */
  public static final int BYTES = 2 * Long.BYTES;

  /**
   * From this {@link #similarity} on two texts count as made from one mould. Of pairs of unrelated
   * reviews one in a hundred reaches it, of copies with one word in six replaced nineteen in
   * twenty.
   */
  public static final float SAME = 0.4f;

  /** The same of a long text, of which a sixth may have been written anew. */
  private static final float SAME_OF_LONG = 0.72f;

  // Up to six words, and from about fifteen on.
  private static final float SHORT_BITS = 26;
  private static final float LONG_BITS = 40;

  /** Of no text; like nothing. */
  public static final Sketch NONE = new Sketch(0, 0);

  static final int MINIMA = 64;
  private static final long LOW_BITS = 0x5555555555555555L;
  private static final float BY_CHANCE = 0.25f;

  /**
   * An estimate of the Jaccard similarity of the shingles, 0 to 1: two texts without anything in
   * common agree in a quarter of the minima.
   */
  public float similarity(Sketch other) {
    if (equals(NONE) || other.equals(NONE)) {
      return 0;
    }
    float same = MINIMA - different(one ^ other.one) - different(two ^ other.two);
    return Math.max(0, (same / MINIMA - BY_CHANCE) / (1 - BY_CHANCE));
  }

  private static int different(long bits) {
    return Long.bitCount((bits | bits >>> 1) & LOW_BITS);
  }

  /** Whether both are of short texts made from one mould. */
  public boolean matches(Sketch other) {
    return similarity(other) >= SAME;
  }

  /**
   * Whether both are of texts made from one mould. The more a text says, the less of it one change
   * touches, and the more likely two people share a turn of phrase: so more is asked of it.
   *
   * @param bits as {@link Template#bits} tells of such a text
   */
  public boolean matches(Sketch other, float bits) {
    float length = Math.min(1, Math.max(0, (bits - SHORT_BITS) / (LONG_BITS - SHORT_BITS)));
    return similarity(other) >= SAME + length * (SAME_OF_LONG - SAME);
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
