package dev.screener.scoring.template;

/** One fixed mixing of 64 bits, so that keys are the same in every process. */
final class Mix {

  private Mix() {}

  /** Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014: its finisher. */
  static long of(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  /** The same, but never 0. */
  static long key(long value) {
    long mixed = of(value);
    return mixed == 0 ? 1 : mixed;
  }
}
