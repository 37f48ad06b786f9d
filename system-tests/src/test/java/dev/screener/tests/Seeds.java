package dev.screener.tests;

import java.util.stream.LongStream;

/**
 * The seeds to run a test with: one, or as many as {@code -Drepeat=N} says, from {@code -Dseed=S}
 * on.
 */
final class Seeds {
  private Seeds() {}

  static LongStream all() {
    long first = Long.getLong("seed", 1);
    return LongStream.range(first, first + Integer.getInteger("repeat", 1));
  }
}
