package dev.screener.scoring.training;

import dev.screener.scoring.FeatureReader;
import dev.screener.scoring.ReviewText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Texts from a replay of whole films, labelled by how they spread: a text that several authors
 * wrote under several films is a commonplace, one that was told once is not.
 */
final class Replay {

  static final String SET = "nsmc_replay";

  private static final int FILMS = 3;
  private static final int AUTHORS = 3;
  private static final int MOST_OF_A_LABEL = 6_000;

  private Replay() {}

  private record Spread(String text, Set<String> films, Set<String> authors) {}

  /** Reads {@code replay/nsmc_replay.jsonl.gz} below the folder; empty when it is not there. */
  static List<LabelledText> read(Path folder, long seed) throws IOException {
    Path file = folder.resolve("replay").resolve(SET + ".jsonl.gz");
    if (!Files.exists(file)) {
      return List.of();
    }
    FeatureReader reader = new FeatureReader();
    Map<Long, Spread> spreads = new HashMap<>();
    List<Long> order = new ArrayList<>();
    for (Map<String, String> row : DataFolder.rows(file)) {
      String text = row.getOrDefault("text", "");
      long fingerprint = reader.fingerprint(new ReviewText(null, text, null));
      Spread spread = spreads.get(fingerprint);
      if (spread == null) {
        spread = new Spread(text, new HashSet<>(), new HashSet<>());
        spreads.put(fingerprint, spread);
        order.add(fingerprint);
      }
      spread.films().add(row.getOrDefault("film", ""));
      spread.authors().add(row.getOrDefault("author", ""));
    }
    List<LabelledText> commonplaces = new ArrayList<>();
    List<LabelledText> toldOnce = new ArrayList<>();
    for (Long fingerprint : order) {
      Spread spread = spreads.get(fingerprint);
      if (fingerprint == 0 || spread == null) {
        continue;
      }
      if (spread.films().size() >= FILMS && spread.authors().size() >= AUTHORS) {
        commonplaces.add(new LabelledText(SET, spread.text(), "commonplace", "", 0));
      } else if (spread.films().size() == 1 && spread.authors().size() == 1) {
        toldOnce.add(new LabelledText(SET, spread.text(), "told_once", "", 0));
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledText> rows = new ArrayList<>(sample(commonplaces, random));
    rows.addAll(sample(toldOnce, random));
    return rows;
  }

  private static List<LabelledText> sample(List<LabelledText> rows, SplittableRandom random) {
    List<LabelledText> left = new ArrayList<>(rows);
    List<LabelledText> sample = new ArrayList<>();
    while (!left.isEmpty() && sample.size() < MOST_OF_A_LABEL) {
      int at = random.nextInt(left.size());
      sample.add(left.get(at));
      left.set(at, left.get(left.size() - 1));
      left.remove(left.size() - 1);
    }
    return sample;
  }
}
