package dev.screener.moderation.campaign;

import java.nio.ByteBuffer;

/**
 * Estimates how many different hashes it was given, in {@link #BYTES} bytes whatever their number:
 * HyperLogLog with 64 registers (Flajolet, Fusy, Gandouet and Meunier, 2007), standard error 13%;
 * below some 160, where counting empty registers does better (linear counting: Whang, Vander-Zanden
 * and Taylor, 1990), 8%.
 */
final class Distinct {

  static final int BYTES = 64;

  private static final int BUCKET_BITS = 6;
  private static final double CORRECTION = 0.709;
  private static final double FEW = 2.5;

  private final byte[] registers = new byte[BYTES];

  static Distinct read(ByteBuffer source) {
    Distinct distinct = new Distinct();
    source.get(distinct.registers);
    return distinct;
  }

  void write(ByteBuffer target) {
    target.put(registers);
  }

  void add(long hash) {
    // Ids are hashed already, but not all hashes that come here fill all their bits.
    long mixed = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    mixed ^= mixed >>> 33;
    int bucket = (int) (mixed >>> (Long.SIZE - BUCKET_BITS));
    int rank = 1 + Long.numberOfLeadingZeros(mixed << BUCKET_BITS | 1L << (BUCKET_BITS - 1));
    registers[bucket] = (byte) Math.max(registers[bucket], rank);
  }

  int estimate() {
    double sum = 0;
    int empty = 0;
    for (byte register : registers) {
      sum += Math.scalb(1.0, -register);
      empty += register == 0 ? 1 : 0;
    }
    double estimate = CORRECTION * BYTES * BYTES / sum;
    if (estimate <= FEW * BYTES && empty > 0) {
      estimate = BYTES * Math.log(BYTES / (double) empty);
    }
    return (int) Math.round(estimate);
  }
}
