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
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains all heads. The same rows and seed give the same model to the byte.
 *
 * <p>A head without examples for and against it in a script abstains there.
 */
public final class ModelTrainer {

  private static final int FOLDS = 3;
  private static final int MASH_TEXTS = 5_000;
  private static final int LEAST_EXAMPLES = 100;
  private static final int MOST_EXAMPLES = 15_000;

  // By script group. Between what unseen English and Russian texts show, and what other languages
  // of
  // the same scripts show: of unseen English reviews 98% lie above 0.42 and of Vietnamese ones 90%
  // below 0.4; of unseen Russian chat 98% lies above 0.25.
  private static final float[] LEAST_FAMILIAR = {0.35f, 0.2f, 0.2f, 0.2f};

  // A joke of a few words is about a film without saying so.
  private static final int OFF_TOPIC_LENGTH = 2;

  private static final Head[] HEADS = Head.values();

  /** Reading the features, then each head. */
  public static final int STEPS = 1 + HEADS.length;

  private final long seed;
  private final Map<String, DataSet> sets = new HashMap<>();

  public ModelTrainer(long seed) {
    this.seed = seed;
    DataSet.KNOWN.forEach(set -> sets.put(set.name(), set));
  }

  /** Learns from the rows of known sets; others are left out. */
  public ScoringModel train(String name, String card, List<LabelledText> rows) {
    return train(name, card, rows, step -> {});
  }

  /**
   * The same, telling what was done.
   *
   * @param afterEachStep is told {@link #STEPS} times, from any thread
   */
  public ScoringModel train(
      String name, String card, List<LabelledText> rows, Consumer<String> afterEachStep) {
    Vocabulary vocabulary = new Vocabulary();
    List<Example> examples = examples(rows, vocabulary);
    afterEachStep.accept("features");
    TrainedHead[] trained = new TrainedHead[HEADS.length];
    // Heads do not touch each other, so their order does not matter.
    IntStream.range(0, HEADS.length)
        .parallel()
        .forEach(
            head -> {
              trained[head] = trainHead(head, examples, vocabulary.size());
              afterEachStep.accept(HEADS[head].toString());
            });
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
    int mashTexts = Math.min(MASH_TEXTS, texts.size() / 4);
    for (int i = 0; i < mashTexts; i++) {
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
    List<Example> examples =
        thinned(all.stream().filter(e -> e.targets()[head] != 0).toList(), head);
    long positive = examples.stream().filter(e -> e.targets()[head] > 0).count();
    if (positive < LEAST_EXAMPLES || examples.size() - positive < LEAST_EXAMPLES) {
      int cells = HeadModel.SCRIPTS * HeadModel.LENGTHS;
      return new TrainedHead(
          new float[features], 0, new float[cells], new float[cells], leastFamiliar(HEADS[head]));
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
    if (HEADS[head] == Head.OFF_TOPIC) {
      calibration.abstainBelow(OFF_TOPIC_LENGTH);
    }
    LogisticRegression model = new LogisticRegression(head, features);
    model.fit(examples, seed);
    return new TrainedHead(
        model.weights,
        model.bias,
        calibration.slopes,
        calibration.offsets,
        leastFamiliar(HEADS[head]));
  }

  /** Every so many of the examples against, where there are far more than needed. */
  private static List<Example> thinned(List<Example> examples, int head) {
    int every = Math.max(1, examples.size() / MOST_EXAMPLES);
    List<Example> kept = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      if (example.targets()[head] > 0 || i % every == 0) {
        kept.add(example);
      }
    }
    return kept;
  }

  /**
   * Heads of language must know some of it; mash and what nobody else says are unknown by nature.
   */
  private static float[] leastFamiliar(Head head) {
    return head == Head.GIBBERISH || head == Head.COMMONPLACE
        ? new float[HeadModel.SCRIPTS]
        : LEAST_FAMILIAR.clone();
  }
}
