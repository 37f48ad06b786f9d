package dev.screener.scoring.training;

import dev.screener.scoring.FeatureReader;
import dev.screener.scoring.Head;
import dev.screener.scoring.HeadModel;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.TextFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains all heads. The same rows and seed give the same model to the byte.
 *
 * <p>A head without examples for and against it in a script abstains there.
 */
public final class ModelTrainer {

  private static final int FOLDS = 3;
  private static final double COST = 1;
  private static final int MASH_TEXTS = 5_000;
  private static final int FILLER_TEXTS = 2_000;
  private static final int LEAST_EXAMPLES = 100;
  private static final int MOST_EXAMPLES = 15_000;

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
              trained[head] = trainHead(head, examples, vocabulary);
              afterEachStep.accept(HEADS[head].toString());
            });
    WeightTable table = new WeightTable(vocabulary, trained);
    float[][] leastFamiliar = new float[HEADS.length][];
    for (int head = 0; head < HEADS.length; head++) {
      leastFamiliar[head] = new Familiarity(head, table).least(examples);
    }
    return table.toModel(name, card, leastFamiliar);
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
        targets.add(hasLetter(row.text()) ? targets(set, row.label()) : new byte[HEADS.length]);
        groups.add(features.fingerprint());
      }
    }
    for (GeneratedText generated : generated(rows, texts.size())) {
      texts.add(reader.read(new ReviewText(null, generated.text(), null)));
      targets.add(generated.targets());
      groups.add(seed + texts.size());
    }
    for (TextFeatures features : texts) {
      vocabulary.count(features);
    }
    vocabulary.freeze();
    List<Example> examples = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      TextFeatures features = texts.get(i);
      examples.add(vector(features, vocabulary, groups.get(i), targets.get(i)));
    }
    return examples;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record GeneratedText(String text, byte[] targets) {}

  private List<GeneratedText> generated(List<LabelledText> rows, int read) {
    List<GeneratedText> generated = new ArrayList<>();
    Mash mash = new Mash(new SplittableRandom(seed));
    for (int i = 0; i < Math.min(MASH_TEXTS, read / 4); i++) {
      generated.add(new GeneratedText(mash.next(), only(Head.GIBBERISH, 1)));
    }
    Filler filler = new Filler(new SplittableRandom(seed + 1), saidByHonestPeople(rows));
    for (int i = 0; i < Math.min(FILLER_TEXTS, read / 8); i++) {
      generated.add(new GeneratedText(filler.next(), only(Head.LOW_EFFORT, 1)));
      generated.add(new GeneratedText(filler.nextHonest(), only(Head.LOW_EFFORT, -1)));
    }
    return generated;
  }

  private static byte[] only(Head head, int target) {
    byte[] targets = new byte[HEADS.length];
    targets[List.of(HEADS).indexOf(head)] = (byte) target;
    return targets;
  }

  private List<List<String>> saidByHonestPeople(List<LabelledText> rows) {
    Map<String, List<String>> bySet = new TreeMap<>();
    for (LabelledText row : rows) {
      DataSet set = sets.get(row.set());
      if (set != null && set.target(Head.LOW_EFFORT, row.label()) < 0) {
        bySet.computeIfAbsent(row.set(), unused -> new ArrayList<>()).add(row.text());
      }
    }
    return List.copyOf(bySet.values());
  }

  private static Example vector(
      TextFeatures features, Vocabulary vocabulary, long group, byte[] targets) {
    int[] pieces = vocabulary.ids(features.pieces());
    int[] words = vocabulary.ids(features.words());
    int[] facts = vocabulary.ids(features.facts());
    int[] ids = new int[pieces.length + words.length + facts.length];
    float[] values = new float[ids.length];
    int count = add(pieces, norm(features.pieces()), vocabulary, ids, values, 0);
    count = add(words, norm(features.words()), vocabulary, ids, values, count);
    count = add(facts, 1, vocabulary, ids, values, count);
    return new Example(
        Arrays.copyOf(ids, count),
        Arrays.copyOf(values, count),
        features.cell(),
        vocabulary.idsOfOthers(features.longest()),
        features.longest().length,
        group,
        targets);
  }

  private static float norm(int[] features) {
    return (float) (1 / Math.sqrt(Math.max(1, features.length)));
  }

  /** Adds the features of one kind, repeats taken together, and answers how many there are now. */
  private static int add(
      int[] features, float norm, Vocabulary vocabulary, int[] ids, float[] values, int count) {
    Arrays.sort(features);
    int last = count - 1;
    for (int i = 0; i < features.length; i++) {
      int id = features[i];
      if (i == 0 || id != features[i - 1]) {
        ids[++last] = id;
      }
      values[last] += norm * vocabulary.scale(id);
    }
    return last + 1;
  }

  /** Of texts without one, those that are generated teach how little they say. */
  private static boolean hasLetter(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  private static byte[] targets(DataSet set, String label) {
    byte[] targets = new byte[HEADS.length];
    for (int i = 0; i < HEADS.length; i++) {
      targets[i] = (byte) set.target(HEADS[i], label);
    }
    return targets;
  }

  private TrainedHead trainHead(int head, List<Example> all, Vocabulary vocabulary) {
    List<Example> examples =
        thinned(all.stream().filter(e -> e.targets()[head] != 0).toList(), head);
    long positive = examples.stream().filter(e -> e.targets()[head] > 0).count();
    if (positive < LEAST_EXAMPLES || examples.size() - positive < LEAST_EXAMPLES) {
      int cells = HeadModel.SCRIPTS * HeadModel.LENGTHS;
      return new TrainedHead(new float[vocabulary.size()], 0, new float[cells], new float[cells]);
    }
    List<Calibration.Outcome> outcomes = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      LinearSvm model = new LinearSvm(head, vocabulary.size(), COST);
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
    LinearSvm model = new LinearSvm(head, vocabulary.size(), COST);
    model.fit(examples, seed);
    return new TrainedHead(
        model.scaled(vocabulary), (float) model.bias, calibration.slopes, calibration.offsets);
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
}
