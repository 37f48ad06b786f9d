package dev.screener.scoring.training;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.FeatureReader;
import dev.screener.scoring.Head;
import dev.screener.scoring.HeadModel;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.TextFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Teaches a trained model more texts without those that it learned from. The same model, texts and
 * seed give the same result to the byte.
 *
 * <p>Only weights of words and pieces move, each held back towards where it was: biases, facts and
 * calibration stay, since the texts that people decide on are no sample of those that come. A head
 * that abstains on a text learns nothing from it, so that no head begins to answer in a language
 * that it hardly knows. A word that the model does not know takes an empty slot, or none.
 */
public final class ContinuedTraining {

  private static final int EPOCHS = 6;
  private static final float STEP = 0.15f;
  private static final float BACK = 2e-3f;
  private static final float FIRST = 1e-2f;
  private static final int STEPS = 127;
  private static final int LEAST_TEXTS = 2;
  private static final int BYTE = 0xFF;
  private static final Head[] HEADS = Head.values();

  private final ScoringModel base;
  private final long seed;
  private final long[] table;
  private final int tableBits;

  /** The features that may move, numbered in the order in which they came. */
  private final Map<Integer, Integer> ids = new HashMap<>();

  private final List<Integer> hashes = new ArrayList<>();

  /**
   * A text with the ids of its features and how much of each it has; those that may not move count
   * in {@code fixed}.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Lesson(int[] ids, float[] values, double fixed, int cell, boolean example) {}

  public ContinuedTraining(ScoringModel base, long seed) {
    this.base = base;
    this.seed = seed;
    this.table = base.table();
    this.tableBits = Integer.numberOfTrailingZeros(table.length);
  }

  /** The model that knows these texts too. */
  public ScoringModel learn(String name, String card, List<DecidedText> texts) {
    FeatureReader reader = new FeatureReader();
    ReviewScorer scorer = new ReviewScorer(base);
    List<TextFeatures> features = texts.stream().map(text -> reader.read(text.text())).toList();
    List<ContentScores> scores = texts.stream().map(text -> scorer.score(text.text())).toList();
    number(features);
    long[] learned = table.clone();
    HeadModel[] heads = new HeadModel[HEADS.length];
    for (int i = 0; i < HEADS.length; i++) {
      Head head = HEADS[i];
      heads[i] = base.head(i);
      List<Lesson> lessons = new ArrayList<>();
      for (int t = 0; t < texts.size(); t++) {
        Boolean example = texts.get(t).answers().get(head);
        if (example != null && !Float.isNaN(scores.get(t).value(head.signal()))) {
          lessons.add(lesson(features.get(t), i, example));
        }
      }
      if (heads[i].scale() > 0 && !lessons.isEmpty()) {
        write(learned, i, fitted(heads[i], lessons, weights(i)));
      }
    }
    return new ScoringModel(name, card, heads, learned);
  }

  private void number(List<TextFeatures> texts) {
    Map<Integer, Integer> occurs = new HashMap<>();
    for (TextFeatures text : texts) {
      for (int hash : distinct(grams(text))) {
        occurs.merge(hash, 1, Integer::sum);
      }
    }
    Map<Integer, Integer> taken = new HashMap<>();
    for (TextFeatures text : texts) {
      for (int hash : grams(text)) {
        boolean known = isKnown(hash);
        int slot = ScoringModel.slot(hash, tableBits);
        boolean fits = known || (table[slot] == 0 && occurs.getOrDefault(hash, 0) >= LEAST_TEXTS);
        // Two new features of one slot: the first has it. A known one is alone in its slot.
        if (fits && !ids.containsKey(hash) && taken.getOrDefault(slot, hash) == hash) {
          taken.put(slot, hash);
          ids.put(hash, hashes.size());
          hashes.add(hash);
        }
      }
    }
  }

  private static int[] distinct(int[] hashes) {
    return Arrays.stream(hashes).distinct().toArray();
  }

  private boolean isKnown(int hash) {
    return (table[ScoringModel.slot(hash, tableBits)] & BYTE) == ScoringModel.check(hash);
  }

  private Lesson lesson(TextFeatures text, int head, boolean example) {
    int[] grams = grams(text);
    int pieces = text.pieces().length;
    int[] known = new int[grams.length];
    float[] values = new float[grams.length];
    int count = 0;
    double fixed = 0;
    for (int i = 0; i < grams.length; i++) {
      // Pieces and words each by their own number, as the heads are asked.
      float norm = norm(i < pieces ? pieces : grams.length - pieces);
      Integer id = ids.get(grams[i]);
      if (id != null) {
        values[count] = norm;
        known[count++] = id;
      } else {
        fixed += weight(grams[i], head) * norm;
      }
    }
    for (int hash : text.facts()) {
      fixed += weight(hash, head);
    }
    return new Lesson(
        Arrays.copyOf(known, count), Arrays.copyOf(values, count), fixed, text.cell(), example);
  }

  /** Pieces, then words. */
  private static int[] grams(TextFeatures text) {
    return IntStream.concat(Arrays.stream(text.pieces()), Arrays.stream(text.words())).toArray();
  }

  private static float norm(int features) {
    return (float) (1 / Math.sqrt(Math.max(1, features)));
  }

  private float weight(int hash, int head) {
    if (!isKnown(hash)) {
      return 0;
    }
    long slot = table[ScoringModel.slot(hash, tableBits)];
    return (byte) (slot >>> (8 * (head + 1))) * base.head(head).scale();
  }

  private float[] weights(int head) {
    float[] weights = new float[hashes.size()];
    for (int id = 0; id < weights.length; id++) {
      weights[id] = weight(hashes.get(id), head);
    }
    return weights;
  }

  /** Gradients of the calibrated answer's log loss; both kinds of texts weigh the same in all. */
  private float[] fitted(HeadModel head, List<Lesson> lessons, float[] before) {
    float[] weights = before.clone();
    float[] squares = new float[weights.length];
    double examples = lessons.stream().filter(Lesson::example).count();
    double share = Math.max(0.02, Math.min(0.98, examples / lessons.size()));
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[lessons.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order, random);
      for (int index : order) {
        Lesson lesson = lessons.get(index);
        double balance = 0.5 / (lesson.example() ? share : 1 - share);
        double error = (answer(head, lesson, weights) - (lesson.example() ? 1 : 0)) * balance;
        float slope = (float) (error * head.slopes()[lesson.cell()]);
        for (int i = 0; i < lesson.ids().length; i++) {
          int id = lesson.ids()[i];
          float gradient = slope * lesson.values()[i] + BACK * (weights[id] - before[id]);
          squares[id] += gradient * gradient;
          weights[id] -= STEP * gradient / (float) Math.sqrt(squares[id] + FIRST);
        }
      }
    }
    return weights;
  }

  private static double answer(HeadModel head, Lesson lesson, float[] weights) {
    double grams = 0;
    for (int i = 0; i < lesson.ids().length; i++) {
      grams += weights[lesson.ids()[i]] * lesson.values()[i];
    }
    double margin = head.bias() + lesson.fixed() + grams;
    int cell = lesson.cell();
    return 1 / (1 + StrictMath.exp(-(head.slopes()[cell] * margin + head.offsets()[cell])));
  }

  private void write(long[] learned, int head, float[] weights) {
    int shift = 8 * (head + 1);
    for (int id = 0; id < weights.length; id++) {
      int hash = hashes.get(id);
      int slot = ScoringModel.slot(hash, tableBits);
      int steps = Math.round(weights[id] / base.head(head).scale());
      long step = Math.max(-STEPS, Math.min(STEPS, steps)) & (long) BYTE;
      long others = learned[slot] & ~((long) BYTE << shift);
      if (step != 0 || others != 0) {
        learned[slot] = others | step << shift | ScoringModel.check(hash);
      }
    }
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
