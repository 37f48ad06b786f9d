package dev.screener.scoring.training;

import dev.screener.scoring.HeadModel;
import dev.screener.scoring.ScoringModel;
import java.util.Arrays;

/**
 * Packs the weights of all heads into the model's table; where two features meet, one gives way.
 */
final class WeightTable {

  private static final int TABLE_BITS = 18;
  private static final int STEPS = 127;

  // A few outsized weights would make the steps of all others coarse.
  private static final double CLIPPED_SHARE = 0.0005;

  private final Vocabulary vocabulary;
  private final TrainedHead[] heads;
  private final float[] scales;
  private final long[] table = new long[1 << TABLE_BITS];

  WeightTable(Vocabulary vocabulary, TrainedHead[] heads) {
    this.vocabulary = vocabulary;
    this.heads = heads;
    this.scales = new float[heads.length];
    for (int i = 0; i < heads.length; i++) {
      scales[i] = scale(heads[i].weights());
    }
    fill();
  }

  private void fill() {
    float[] importance = new float[table.length];
    for (int id = 0; id < vocabulary.size(); id++) {
      long weights = packed(id);
      if (weights == 0) {
        continue;
      }
      int hash = vocabulary.hash(id);
      int slot = ScoringModel.slot(hash, TABLE_BITS);
      float own = importance(id);
      if (own > importance[slot]) {
        importance[slot] = own;
        table[slot] = weights | ScoringModel.check(hash);
      }
    }
  }

  /** Whether the feature has a place in the table. */
  boolean holds(int id) {
    int hash = vocabulary.hash(id);
    int check = ScoringModel.check(hash);
    return (table[ScoringModel.slot(hash, TABLE_BITS)] & 0xFF) == check;
  }

  /**
   * @param leastFamiliar for each head, see {@link Familiarity}
   */
  ScoringModel toModel(String name, String card, float[][] leastFamiliar) {
    HeadModel[] models = new HeadModel[heads.length];
    for (int i = 0; i < heads.length; i++) {
      TrainedHead head = heads[i];
      models[i] =
          new HeadModel(scales[i], head.bias(), leastFamiliar[i], head.slopes(), head.offsets());
    }
    return new ScoringModel(name, card, models, table);
  }

  private long packed(int id) {
    long packed = 0;
    for (int head = 0; head < heads.length; head++) {
      packed |= (steps(id, head) & 0xFFL) << (8 * (head + 1));
    }
    return packed;
  }

  private int steps(int id, int head) {
    if (scales[head] == 0) {
      return 0;
    }
    int steps = Math.round(heads[head].weights()[id] / scales[head]);
    return Math.max(-STEPS, Math.min(STEPS, steps));
  }

  private float importance(int id) {
    int most = 0;
    for (int head = 0; head < heads.length; head++) {
      most = Math.max(most, Math.abs(steps(id, head)));
    }
    return most * (float) Math.sqrt(vocabulary.frequency(id));
  }

  private static float scale(float[] weights) {
    float[] sizes = new float[weights.length];
    int count = 0;
    for (float weight : weights) {
      if (weight != 0) {
        sizes[count++] = Math.abs(weight);
      }
    }
    if (count == 0) {
      return 0;
    }
    Arrays.sort(sizes, 0, count);
    return sizes[(int) ((count - 1) * (1 - CLIPPED_SHARE))] / STEPS;
  }
}
