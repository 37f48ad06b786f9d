package dev.screener.scoring.template;

/** What one text has in common with others that were made from the same mould. Immutable. */
public final class Template {

  /** No usable text. */
  public static final Template NONE = new Template(0, new long[0], Sketch.NONE, 0, 0);

  private final long key;
  private final long[] links;
  private final Sketch sketch;
  private final int words;
  private final float bits;

  Template(long key, long[] links, Sketch sketch, int words, float bits) {
    this.key = key;
    this.links = links;
    this.sketch = sketch;
    this.words = words;
    this.bits = bits;
  }

  /**
   * A 64-bit hash of the folded words, in no order, without the film's own: texts that differ only
   * in case, punctuation, emoji, disguises, order of words or the film's name share it. 0 when
   * there is no usable text. The same in every process.
   */
  public long key() {
    return key;
  }

  /**
   * Further keys, in the order in which they are most likely to be shared: a text that differs in a
   * word or a few characters shares some of them, or has this text's {@link #key} among them.
   * Distinct from the key and from each other; empty for texts that many people write
   * independently. A shared link proves nothing before {@link Sketch#matches} has confirmed it.
   */
  public long[] links() {
    return links.clone();
  }

  /** The text's signature. */
  public Sketch sketch() {
    return sketch;
  }

  /** Words as people count them, without the film's own. */
  public int words() {
    return words;
  }

  /** How unlikely it is that two people write this independently, in bits. */
  public float bits() {
    return bits;
  }
}
