package dev.screener.scoring.training;

import dev.screener.scoring.HeadModel;
import java.util.List;

/**
 * From margins to probabilities by Platt's method (1999), cell by cell: a cell of a script and a
 * length with too few examples borrows from its script, and a script with too few abstains.
 */
final class Calibration {

  private static final int CELLS = HeadModel.SCRIPTS * HeadModel.LENGTHS;
  private static final int LEAST = 40;
  private static final int STEPS = 60;
  private static final double STEEPEST = 12;

  final float[] slopes = new float[CELLS];
  final float[] offsets = new float[CELLS];

  /** One margin that was measured by a model which had not seen the text. */
  record Outcome(double margin, boolean positive, int cell) {}

  Calibration(List<Outcome> outcomes) {
    for (int script = 0; script < HeadModel.SCRIPTS; script++) {
      int scriptGroup = script;
      List<Outcome> ofScript =
          outcomes.stream().filter(o -> o.cell() / HeadModel.LENGTHS == scriptGroup).toList();
      if (!suffices(ofScript)) {
        continue;
      }
      double[] whole = fit(ofScript);
      for (int length = 0; length < HeadModel.LENGTHS; length++) {
        int cell = script * HeadModel.LENGTHS + length;
        List<Outcome> ofCell = ofScript.stream().filter(o -> o.cell() == cell).toList();
        double[] line = suffices(ofCell) ? fit(ofCell) : whole;
        slopes[cell] = (float) line[0];
        offsets[cell] = (float) line[1];
      }
    }
  }

  /** Takes the answers from all length bands below the given one. */
  void abstainBelow(int length) {
    for (int cell = 0; cell < CELLS; cell++) {
      if (cell % HeadModel.LENGTHS < length) {
        slopes[cell] = 0;
      }
    }
  }

  private static boolean suffices(List<Outcome> outcomes) {
    long positive = outcomes.stream().filter(Outcome::positive).count();
    return positive >= LEAST && outcomes.size() - positive >= LEAST;
  }

  /** Newton's method on the two parameters, with Platt's softened targets. */
  private static double[] fit(List<Outcome> outcomes) {
    double positive = outcomes.stream().filter(Outcome::positive).count();
    double negative = outcomes.size() - positive;
    double high = (positive + 1) / (positive + 2);
    double low = 1 / (negative + 2);
    double slope = 1;
    double offset = 0;
    for (int step = 0; step < STEPS; step++) {
      double g0 = 0;
      double g1 = 0;
      double h00 = 1e-3;
      double h01 = 0;
      double h11 = 1e-3;
      for (Outcome outcome : outcomes) {
        double p = 1 / (1 + StrictMath.exp(-(slope * outcome.margin() + offset)));
        double error = p - (outcome.positive() ? high : low);
        double weight = p * (1 - p);
        g0 += error * outcome.margin();
        g1 += error;
        h00 += weight * outcome.margin() * outcome.margin();
        h01 += weight * outcome.margin();
        h11 += weight;
      }
      double determinant = h00 * h11 - h01 * h01;
      double moveSlope = (h11 * g0 - h01 * g1) / determinant;
      double moveOffset = (h00 * g1 - h01 * g0) / determinant;
      slope = Math.max(0.05, Math.min(STEEPEST, slope - clamp(moveSlope)));
      offset -= clamp(moveOffset);
    }
    return new double[] {slope, offset};
  }

  private static double clamp(double move) {
    return Math.max(-1, Math.min(1, move));
  }
}
