package dev.screener.scoring.training;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A linear support vector machine with squared hinge loss, solved by dual coordinate descent with
 * shrinking (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, algorithm 3). One thread, a seed, no
 * clock: the same examples give the same weights.
 */
final class LinearSvm {

  private static final int MOST_PASSES = 200;
  private static final double TOLERANCE = 0.02;
  private static final double RATIO_POWER = 0.5;

  private final int head;
  private final double diagonal;

  /** For each feature, before its scale and factor. */
  private final double[] weights;

  /**
   * How much more a feature counts that speaks for one side: the size of its log-count ratio (Wang
   * and Manning 2012) to the power of {@link #RATIO_POWER}.
   */
  private final float[] factors;

  double bias;

  private double highest;
  private double lowest;

  /**
   * @param cost what an error costs against large weights
   */
  LinearSvm(int head, int features, double cost) {
    this.head = head;
    this.weights = new double[features];
    this.factors = new float[features];
    this.diagonal = 0.5 / cost;
  }

  /** Learns from the examples, all of which have a target for the head. */
  void fit(List<Example> examples, long seed) {
    setFactors(examples);
    Example[] active = examples.toArray(new Example[0]);
    int size = active.length;
    double[] alphas = new double[size];
    double[] curvatures = new double[size];
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
      curvatures[i] = diagonal + 1 + squaredLength(active[i]);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double shrinkAbove = Double.POSITIVE_INFINITY;
    int left = size;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      shuffle(order, left, random);
      highest = Double.NEGATIVE_INFINITY;
      lowest = Double.POSITIVE_INFINITY;
      int at = 0;
      while (at < left) {
        int index = order[at];
        if (improve(active[index], index, alphas, curvatures[index], shrinkAbove)) {
          at++;
        } else {
          left--;
          order[at] = order[left];
          order[left] = index;
        }
      }
      if (highest - lowest <= TOLERANCE) {
        if (left == size) {
          break;
        }
        // Those set aside are looked at once more, since the weights have moved.
        left = size;
        shrinkAbove = Double.POSITIVE_INFINITY;
      } else {
        shrinkAbove = highest <= 0 ? Double.POSITIVE_INFINITY : highest;
      }
    }
  }

  private void setFactors(List<Example> examples) {
    int[] inFor = new int[weights.length];
    int[] inAgainst = new int[weights.length];
    double sumFor = weights.length;
    double sumAgainst = weights.length;
    for (Example example : examples) {
      boolean isFor = example.targets()[head] > 0;
      int[] counts = isFor ? inFor : inAgainst;
      for (int id : example.ids()) {
        counts[id]++;
      }
      sumFor += isFor ? example.ids().length : 0;
      sumAgainst += isFor ? 0 : example.ids().length;
    }
    double sum = 0;
    int used = 0;
    for (int id = 0; id < factors.length; id++) {
      if (inFor[id] + inAgainst[id] > 0) {
        double ratio =
            StrictMath.log((1.0 + inFor[id]) / sumFor * sumAgainst / (1.0 + inAgainst[id]));
        factors[id] = (float) StrictMath.pow(Math.abs(ratio), RATIO_POWER);
        sum += factors[id];
        used++;
      }
    }
    for (int id = 0; id < factors.length; id++) {
      factors[id] *= (float) (used / sum);
    }
  }

  private double squaredLength(Example example) {
    double sum = 0;
    for (int i = 0; i < example.ids().length; i++) {
      double value = example.values()[i] * factors[example.ids()[i]];
      sum += value * value;
    }
    return sum;
  }

  /** False when the example is right by far, and may be set aside. */
  private boolean improve(
      Example example, int index, double[] alphas, double curvature, double shrinkAbove) {
    double target = example.targets()[head];
    double alpha = alphas[index];
    double gradient = target * margin(example) - 1 + diagonal * alpha;
    if (alpha == 0 && gradient > shrinkAbove) {
      return false;
    }
    double projected = alpha == 0 ? Math.min(gradient, 0) : gradient;
    highest = Math.max(highest, projected);
    lowest = Math.min(lowest, projected);
    if (Math.abs(projected) > 1e-12) {
      double moved = Math.max(alpha - gradient / curvature, 0);
      double step = (moved - alpha) * target;
      alphas[index] = moved;
      int[] ids = example.ids();
      float[] values = example.values();
      for (int i = 0; i < ids.length; i++) {
        weights[ids[i]] += step * values[i] * factors[ids[i]];
      }
      bias += step;
    }
    return true;
  }

  double margin(Example example) {
    int[] ids = example.ids();
    float[] values = example.values();
    double sum = bias;
    for (int i = 0; i < ids.length; i++) {
      sum += weights[ids[i]] * values[i] * factors[ids[i]];
    }
    return sum;
  }

  /** The weights as a model wants them, for features that are not scaled. */
  float[] scaled(Vocabulary vocabulary) {
    float[] scaled = new float[weights.length];
    for (int id = 0; id < scaled.length; id++) {
      scaled[id] = (float) (weights[id] * factors[id] * vocabulary.scale(id));
    }
    return scaled;
  }

  private static void shuffle(int[] order, int count, SplittableRandom random) {
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
