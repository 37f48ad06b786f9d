package dev.screener.scoring.training;

import dev.screener.scoring.SyllablePairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Learns from rated Korean reviews (CC0) which pairs of syllables praise and which blame, and
 * writes {@code sentiment-ko.txt}: as many reviews of 9 and 10 points as of 1 to 4, logistic
 * regression by AdaGrad (Duchi, Hazan and Singer 2011), once over all pairs and once more over
 * those that say most. The same data and seed give the same bytes.
 */
public final class SentimentTraining {

  private static final int PRAISE_FROM = 9;
  private static final int BLAME_TO = 4;
  private static final int LEAST_TEXTS = 8;
  private static final int MOST_PAIRS = 4_000;
  private static final int EPOCHS = 8;
  private static final float STEP = 0.3f;
  private static final float SHRINK = 2e-5f;
  private static final float STEPS = 10;
  private static final int LARGEST = 99;
  private static final int WORDS_A_LINE = 20;

  private final long seed;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> pairs = new ArrayList<>();
  private final List<Integer> frequency = new ArrayList<>();

  /** A text as ids of pairs, with 1 for praise and 0 for blame. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Lesson(int[] ids, int praises) {}

  public SentimentTraining(long seed) {
    this.seed = seed;
  }

  /** A rated review. */
  public record Rated(String text, int rating) {}

  /** The lines of the resource: a weight, and the pairs that have it. */
  public List<String> learn(List<Rated> reviews) {
    List<Rated> chosen = balanced(reviews);
    List<List<String>> read = new ArrayList<>();
    SyllablePairs reader = new SyllablePairs();
    Map<String, Integer> counts = new TreeMap<>();
    for (Rated review : chosen) {
      List<String> found = reader.read(review.text());
      read.add(found);
      found.stream().distinct().forEach(pair -> counts.merge(pair, 1, Integer::sum));
    }
    counts.forEach((pair, texts) -> add(pair, texts, LEAST_TEXTS));
    float[] all = fitted(lessons(chosen, read));
    List<Integer> telling = new ArrayList<>();
    for (int id = 0; id < all.length; id++) {
      telling.add(id);
    }
    telling.sort(
        Comparator.comparingDouble(id -> -Math.abs(all[id]) * Math.sqrt(frequency.get(id))));
    Map<String, Integer> kept = new TreeMap<>();
    telling.stream().limit(MOST_PAIRS).forEach(id -> kept.put(pairs.get(id), frequency.get(id)));
    ids.clear();
    pairs.clear();
    frequency.clear();
    kept.forEach((pair, texts) -> add(pair, texts, 0));
    return lines(fitted(lessons(chosen, read)));
  }

  private void add(String pair, int texts, int least) {
    if (texts >= least) {
      ids.put(pair, pairs.size());
      pairs.add(pair);
      frequency.add(texts);
    }
  }

  private List<Rated> balanced(List<Rated> reviews) {
    List<Rated> praise = new ArrayList<>();
    List<Rated> blame = new ArrayList<>();
    for (Rated review : reviews) {
      if (review.rating() >= PRAISE_FROM) {
        praise.add(review);
      } else if (review.rating() > 0 && review.rating() <= BLAME_TO) {
        blame.add(review);
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    shuffle(praise, random);
    shuffle(blame, random);
    int most = Math.min(praise.size(), blame.size());
    List<Rated> both = new ArrayList<>(praise.subList(0, most));
    both.addAll(blame.subList(0, most));
    return both;
  }

  private List<Lesson> lessons(List<Rated> reviews, List<List<String>> read) {
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      int[] known = read.get(i).stream().filter(ids::containsKey).mapToInt(ids::get).toArray();
      lessons.add(new Lesson(known, reviews.get(i).rating() >= PRAISE_FROM ? 1 : 0));
    }
    return lessons;
  }

  private float[] fitted(List<Lesson> lessons) {
    float[] weights = new float[pairs.size()];
    float[] squares = new float[weights.length];
    List<Lesson> order = new ArrayList<>(lessons);
    SplittableRandom random = new SplittableRandom(seed);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order, random);
      for (Lesson lesson : order) {
        // As the gauge adds them up.
        float norm = (float) (1 / Math.sqrt(lesson.ids().length + 1.0));
        double margin = 0;
        for (int id : lesson.ids()) {
          margin += weights[id] * norm;
        }
        float error = (float) (1 / (1 + StrictMath.exp(-margin)) - lesson.praises());
        for (int id : lesson.ids()) {
          float gradient = error * norm + SHRINK * weights[id];
          squares[id] += gradient * gradient;
          weights[id] -= STEP * gradient / (float) Math.sqrt(squares[id] + 1e-6f);
        }
      }
    }
    return weights;
  }

  private List<String> lines(float[] weights) {
    Map<Integer, List<String>> byWeight = new TreeMap<>();
    for (int id = 0; id < weights.length; id++) {
      int tenths = Math.max(-LARGEST, Math.min(LARGEST, Math.round(weights[id] * STEPS)));
      if (tenths != 0) {
        byWeight.computeIfAbsent(tenths, weight -> new ArrayList<>()).add(pairs.get(id));
      }
    }
    List<String> lines = new ArrayList<>();
    byWeight.forEach(
        (tenths, words) -> {
          for (int from = 0; from < words.size(); from += WORDS_A_LINE) {
            List<String> some = words.subList(from, Math.min(words.size(), from + WORDS_A_LINE));
            String weight = String.format(Locale.ROOT, "%.1f ", tenths / STEPS);
            lines.add(weight + String.join(" ", some));
          }
        });
    return lines;
  }

  private static <T> void shuffle(List<T> list, SplittableRandom random) {
    for (int i = list.size() - 1; i > 0; i--) {
      T swapped = list.get(i);
      int other = random.nextInt(i + 1);
      list.set(i, list.get(other));
      list.set(other, swapped);
    }
  }

  /** The rated reviews of a replay, {@code replay/nsmc_replay.jsonl.gz} below the folder. */
  public static List<Rated> read(Path data) throws IOException {
    List<Rated> reviews = new ArrayList<>();
    Path file = data.resolve("replay").resolve(Replay.SET + ".jsonl.gz");
    for (Map<String, String> row : DataFolder.rows(file)) {
      int rating = Integer.parseInt(row.getOrDefault("rating", "0"));
      reviews.add(new Rated(row.getOrDefault("text", ""), rating));
    }
    return reviews;
  }

  /** {@code SentimentTraining DATA SEED FILE}: learns and writes. */
  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[1]);
    List<Rated> reviews = read(Path.of(arguments[0]));
    List<String> lines = new ArrayList<>();
    lines.add("# Pairs of Korean syllables that praise or blame a film, with what they weigh.");
    lines.add(
        "# Written by SentimentTraining, seed "
            + seed
            + ", from "
            + reviews.size()
            + " rated reviews of nsmc_replay (CC0). Do not edit.");
    lines.addAll(new SentimentTraining(seed).learn(reviews));
    Files.write(Path.of(arguments[2]), lines, StandardCharsets.UTF_8);
  }
}
