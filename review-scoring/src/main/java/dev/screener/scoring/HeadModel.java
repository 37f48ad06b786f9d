package dev.screener.scoring;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one head needs besides its weights: scale, bias, where it may answer, and how its margins
 * become probabilities.
 *
 * @param scale the value of one step of its weights
 * @param bias its margin for a text without features
 * @param leastFamiliar by script group, the share of known pieces below which it abstains
 * @param slopes and
 * @param offsets by script group and length band: the probability is the logistic function of slope
 *     times margin plus offset. A slope of 0 means that the head abstains there
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeadModel(
    float scale, float bias, float[] leastFamiliar, float[] slopes, float[] offsets) {

  /** Script groups: Latin, Cyrillic, Hangul, all others. */
  public static final int SCRIPTS = 4;

  /** Length bands: up to 5 words, up to 30, more. */
  public static final int LENGTHS = 3;

  private static final int CELLS = SCRIPTS * LENGTHS;
  private static final int SHORT = 5;
  private static final int MIDDLE = 30;

  public HeadModel {
    if (leastFamiliar.length != SCRIPTS || slopes.length != CELLS || offsets.length != CELLS) {
      throw new IllegalArgumentException("calibration cells: " + slopes.length);
    }
  }

  static HeadModel abstaining() {
    return new HeadModel(0, 0, new float[SCRIPTS], new float[CELLS], new float[CELLS]);
  }

  /** The index of a calibration cell. */
  public static int cell(int scriptGroup, int words) {
    int length = words <= SHORT ? 0 : words <= MIDDLE ? 1 : 2;
    return scriptGroup * LENGTHS + length;
  }

  /** The calibrated probability, or NaN where the head abstains. */
  float probability(double margin, int cell, float familiarity) {
    if (slopes[cell] == 0 || familiarity < leastFamiliar[cell / LENGTHS]) {
      return Float.NaN;
    }
    return (float) (1 / (1 + StrictMath.exp(-(slopes[cell] * margin + offsets[cell]))));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeFloat(scale);
    out.writeFloat(bias);
    for (float least : leastFamiliar) {
      out.writeFloat(least);
    }
    for (int i = 0; i < CELLS; i++) {
      out.writeFloat(slopes[i]);
      out.writeFloat(offsets[i]);
    }
  }

  static HeadModel read(DataInputStream in) throws IOException {
    float scale = in.readFloat();
    float bias = in.readFloat();
    float[] leastFamiliar = new float[SCRIPTS];
    for (int i = 0; i < SCRIPTS; i++) {
      leastFamiliar[i] = in.readFloat();
    }
    float[] slopes = new float[CELLS];
    float[] offsets = new float[CELLS];
    for (int i = 0; i < CELLS; i++) {
      slopes[i] = in.readFloat();
      offsets[i] = in.readFloat();
    }
    return new HeadModel(scale, bias, leastFamiliar, slopes, offsets);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HeadModel that
        && scale == that.scale
        && bias == that.bias
        && Arrays.equals(leastFamiliar, that.leastFamiliar)
        && Arrays.equals(slopes, that.slopes)
        && Arrays.equals(offsets, that.offsets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(slopes) * 31 + Float.hashCode(bias);
  }
}
