package dev.screener.scoring.training;

/**
 * One training text as a sparse vector.
 *
 * @param ids of its features, each once
 * @param values for each id how much of the feature it has
 * @param cell its calibration cell
 * @param longest ids of its longest pieces that other texts have too, with repeats
 * @param ofLongest how many longest pieces it has in all
 * @param group texts of one group are never on both sides of a cut
 * @param targets for each head 1, -1, or 0 when the text teaches it nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record Example(
    int[] ids, float[] values, int cell, int[] longest, int ofLongest, long group, byte[] targets) {

  int fold(int folds) {
    long mixed = group * 0x9E3779B97F4A7C15L;
    return Math.floorMod(mixed ^ (mixed >>> 32), folds);
  }
}
