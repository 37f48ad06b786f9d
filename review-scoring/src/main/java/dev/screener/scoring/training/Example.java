package dev.screener.scoring.training;

/**
 * One training text.
 *
 * @param grams ids of words and pieces
 * @param facts ids of facts
 * @param norm the factor of the grams: one over the square root of how many the text has
 * @param cell its calibration cell
 * @param group texts of one group are never on both sides of a cut
 * @param targets for each head 1, -1, or 0 when the text teaches it nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record Example(int[] grams, int[] facts, float norm, int cell, long group, byte[] targets) {

  int fold(int folds) {
    long mixed = group * 0x9E3779B97F4A7C15L;
    return Math.floorMod(mixed ^ (mixed >>> 32), folds);
  }
}
