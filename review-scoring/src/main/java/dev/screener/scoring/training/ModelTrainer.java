package dev.screener.scoring.training;

import dev.screener.scoring.FeatureReader;
import dev.screener.scoring.Head;
import dev.screener.scoring.HeadModel;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.TextFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains all heads. The same rows and seed give the same model to the byte.
 *
 * <p>A head without examples for and against it in a script abstains there.
 */
public final class ModelTrainer {

  private static final int FOLDS = 4;
  private static final int MASH_TEXTS = 5_000;
  private static final int LEAST_EXAMPLES = 100;

  // Heads of language must know some of it; mash is by its nature unknown.
  private static final float LEAST_FAMILIAR = 0.35f;

  private static final Head[] HEADS = Head.values();

  private final long seed;
  private final Map<String, DataSet> sets = new HashMap<>();

  public ModelTrainer(long seed) {
    this.seed = seed;
    DataSet.KNOWN.forEach(set -> sets.put(set.name(), set));
  }

  /** Learns from the rows of known sets; others are left out. */
  public ScoringModel train(String name, String card, List<LabelledText> rows) {
    Vocabulary vocabulary = new Vocabulary();
    List<Example> examples = examples(rows, vocabulary);
    TrainedHead[] trained = new TrainedHead[HEADS.length];
    // Heads do not touch each other, so their order does not matter.
    IntStream.range(0, HEADS.length)
        .parallel()
        .forEach(head -> trained[head] = trainHead(head, examples, vocabulary.size()));
    return new WeightTable(vocabulary, trained).toModel(name, card);
  }

  private List<Example> examples(List<LabelledText> rows, Vocabulary vocabulary) {
    FeatureReader reader = new FeatureReader();
    List<TextFeatures> texts = new ArrayList<>();
    List<byte[]> targets = new ArrayList<>();
    List<Long> groups = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LabelledText row : rows) {
      DataSet set = sets.get(row.set());
      if (set == null) {
        continue;
      }
      TextFeatures features = reader.read(new ReviewText(null, row.text(), null));
      // One text in many rows would count as many times.
      if (features.fingerprint() != 0
          && seen.add(row.set() + row.label() + features.fingerprint())) {
        texts.add(features);
        targets.add(targets(set, row.label()));
        groups.add(row.source().isEmpty() ? features.fingerprint() : row.source().hashCode());
      }
    }
    Mash mash = new Mash(new SplittableRandom(seed));
    for (int i = 0; i < MASH_TEXTS; i++) {
      TextFeatures features = reader.read(new ReviewText(null, mash.next(), null));
      byte[] target = new byte[HEADS.length];
      for (int head = 0; head < HEADS.length; head++) {
        target[head] = (byte) (HEADS[head] == Head.GIBBERISH ? 1 : 0);
      }
      texts.add(features);
      targets.add(target);
      groups.add(features.fingerprint());
    }
    for (TextFeatures features : texts) {
      vocabulary.count(features.grams(), features.facts());
    }
    vocabulary.freeze();
    List<Example> examples = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      TextFeatures features = texts.get(i);
      examples.add(
          new Example(
              vocabulary.ids(features.grams()),
              vocabulary.ids(features.facts()),
              (float) (1 / Math.sqrt(Math.max(1, features.grams().length))),
              features.cell(),
              groups.get(i),
              targets.get(i)));
    }
    return examples;
  }

  private static byte[] targets(DataSet set, String label) {
    byte[] targets = new byte[HEADS.length];
    for (int i = 0; i < HEADS.length; i++) {
      targets[i] = (byte) set.target(HEADS[i], label);
    }
    return targets;
  }

  private TrainedHead trainHead(int head, List<Example> all, int features) {
    List<Example> examples = all.stream().filter(e -> e.targets()[head] != 0).toList();
    long positive = examples.stream().filter(e -> e.targets()[head] > 0).count();
    if (positive < LEAST_EXAMPLES || examples.size() - positive < LEAST_EXAMPLES) {
      int cells = HeadModel.SCRIPTS * HeadModel.LENGTHS;
      return new TrainedHead(new float[features], 0, new float[cells], new float[cells], 1);
    }
    List<Calibration.Outcome> outcomes = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      LogisticRegression model = new LogisticRegression(head, features);
      model.fit(examples.stream().filter(e -> e.fold(FOLDS) != out).toList(), seed + fold);
      examples.stream()
          .filter(e -> e.fold(FOLDS) == out)
          .forEach(
              e ->
                  outcomes.add(
                      new Calibration.Outcome(model.margin(e), e.targets()[head] > 0, e.cell())));
    }
    Calibration calibration = new Calibration(outcomes);
    LogisticRegression model = new LogisticRegression(head, features);
    model.fit(examples, seed);
    return new TrainedHead(
        model.weights,
        model.bias,
        calibration.slopes,
        calibration.offsets,
        HEADS[head] == Head.GIBBERISH ? 0 : LEAST_FAMILIAR);
  }
}
