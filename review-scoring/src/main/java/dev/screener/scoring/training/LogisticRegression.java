package dev.screener.scoring.training;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Logistic regression by stochastic gradients with a step size for each weight (AdaGrad: Duchi,
 * Hazan and Singer 2011). One thread, a seed, no clock: the same examples give the same weights.
 */
final class LogisticRegression {

  private static final int EPOCHS = 8;
  private static final float STEP = 0.5f;
  private static final float RIDGE = 2e-6f;
  private static final float FIRST = 1e-2f;

  private final int head;
  final float[] weights;
  private final float[] squares;
  float bias;
  private float biasSquares = FIRST;

  LogisticRegression(int head, int features) {
    this.head = head;
    this.weights = new float[features];
    this.squares = new float[features];
  }

  /** Learns from the examples that have a target for the head. */
  void fit(List<Example> examples, long seed) {
    int[] order = new int[examples.size()];
    int positive = 0;
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      positive += examples.get(i).targets()[head] > 0 ? 1 : 0;
    }
    float rate = (positive + 1f) / (order.length + 2f);
    bias = (float) StrictMath.log(rate / (1 - rate));
    SplittableRandom random = new SplittableRandom(seed);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order, random);
      for (int index : order) {
        step(examples.get(index));
      }
    }
  }

  double margin(Example example) {
    double grams = 0;
    for (int id : example.grams()) {
      grams += weights[id];
    }
    double facts = 0;
    for (int id : example.facts()) {
      facts += weights[id];
    }
    return bias + grams * example.norm() + facts;
  }

  private void step(Example example) {
    double target = example.targets()[head] > 0 ? 1 : 0;
    float error = (float) (1 / (1 + StrictMath.exp(-margin(example))) - target);
    float slope = error * example.norm();
    for (int id : example.grams()) {
      move(id, slope);
    }
    for (int id : example.facts()) {
      move(id, error);
    }
    biasSquares += error * error;
    bias -= STEP * error / (float) Math.sqrt(biasSquares);
  }

  private void move(int id, float slope) {
    float gradient = slope + RIDGE * weights[id];
    squares[id] += gradient * gradient;
    weights[id] -= STEP * gradient / (float) Math.sqrt(squares[id] + FIRST);
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
