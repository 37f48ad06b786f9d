package dev.screener.scoring.evaluation;

import dev.screener.scoring.FeatureReader;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.training.Audience;
import dev.screener.scoring.training.DataSet;
import dev.screener.scoring.training.LabelledText;
import dev.screener.scoring.training.ModelTrainer;
import dev.screener.scoring.training.TrainingRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Trains on four fifths of a folder and measures on the rest, so that no text stands on both sides:
 * cut by the fingerprint of the text, comments by whole videos.
 */
public final class DevCut {

  private static final int PARTS = 5;
  private static final String VIDEO_OUT = "Psy";

  private final List<LabelledText> learn = new ArrayList<>();
  private final List<LabelledText> unseen = new ArrayList<>();
  private final List<LabelledText> rows = new ArrayList<>();
  private final Audience audience;
  private final long seed;

  /**
   * Reads all known sets and cuts them.
   *
   * @throws IOException if the folder cannot be read
   */
  public DevCut(Path data, long seed, Audience audience) throws IOException {
    this.seed = seed;
    this.audience = audience;
    TrainingRun run = new TrainingRun(data, seed, audience);
    FeatureReader reader = new FeatureReader();
    List<LabelledText> known = new ArrayList<>();
    for (DataSet set : DataSet.KNOWN) {
      for (LabelledText row : run.read(set)) {
        if (isUnseen(row, reader)) {
          unseen.add(row);
        } else if (audience == Audience.LOCAL || set.shippable()) {
          known.add(row);
        }
      }
    }
    // A comment may stand under several videos.
    learn.addAll(without(unseen, known, reader));
    rows.addAll(known);
    rows.addAll(unseen);
  }

  /** Those of the texts that do not read like any of the unseen ones. */
  static List<LabelledText> without(
      List<LabelledText> unseen, List<LabelledText> texts, FeatureReader reader) {
    Set<Long> taken = new HashSet<>();
    unseen.forEach(row -> taken.add(fingerprint(row.text(), reader)));
    return texts.stream().filter(row -> !taken.contains(fingerprint(row.text(), reader))).toList();
  }

  private static long fingerprint(String text, FeatureReader reader) {
    return reader.fingerprint(new ReviewText(null, text, null));
  }

  /** Which of so many parts a text belongs to; texts that read the same belong together. */
  static int part(String text, int parts, FeatureReader reader) {
    long mixed = fingerprint(text, reader) * 0x9E3779B97F4A7C15L;
    return Math.floorMod(mixed ^ (mixed >>> 32), parts);
  }

  private static boolean isUnseen(LabelledText row, FeatureReader reader) {
    if (!row.source().isEmpty()) {
      return row.source().contains(VIDEO_OUT);
    }
    return part(row.text(), PARTS, reader) == 0;
  }

  /** Trains on what is to be learned from. */
  public ScoringModel train() {
    return train(step -> {});
  }

  /** The same, telling what was done, {@link ModelTrainer#STEPS} times. */
  public ScoringModel train(Consumer<String> afterEachStep) {
    return new ModelTrainer(seed).train("dev-cut", "", learn, afterEachStep);
  }

  /** What the model, which must not have learned from them, makes of the unseen texts. */
  public List<SetFigures> measure(ScoringModel model) {
    return new ModelEvaluation(model).measure(unseen, film());
  }

  /** All rows, also those on both sides of this cut, for cuts made otherwise. */
  List<LabelledText> rows() {
    return rows;
  }

  /** What is to be learned from. */
  List<LabelledText> learn() {
    return learn;
  }

  /** What is to be measured on. */
  List<LabelledText> unseen() {
    return unseen;
  }

  /** The genuine film reviews among the unseen texts, on which false alarms are counted. */
  List<LabelledText> film() {
    Map<String, DataSet> sets = new HashMap<>();
    DataSet.KNOWN.forEach(set -> sets.put(set.name(), set));
    return unseen.stream()
        .filter(row -> row.label().equals("genuine"))
        .filter(row -> sets.containsKey(row.set()) && sets.get(row.set()).filmText())
        .toList();
  }

  /** Prints the tables of {@code docs/quality.md} for a model that has not seen the rest. */
  public void report(ScoringModel model, PrintStream out) {
    ModelEvaluation evaluation = new ModelEvaluation(model);
    List<LabelledText> film = film();
    out.printf(Locale.ROOT, "model for %s, %d film reviews%n", audience, film.size());
    for (Disguise disguise : Disguise.values()) {
      for (SetFigures f : evaluation.measure(unseen, film, text -> disguise.hide(text, seed))) {
        out.printf(
            Locale.ROOT,
            "| %s | %s | %s | %d/%d | %.3f | %.3f | %.3f | %.3f |%n",
            disguise,
            f.head(),
            f.set(),
            f.positives(),
            f.negatives(),
            f.auc(),
            f.recallAt1PctFilm(),
            f.recallAt1PctOwn(),
            f.abstained());
      }
    }
    falseAlarms(evaluation, out);
    List<String> spamSets =
        audience == Audience.LOCAL
            ? List.of("tubespam", "sms_spam", "telegram_ru", "vispam_reviews_vi")
            : List.of("tubespam", "sms_spam", "telegram_ru");
    new DisguiseReport(model, unseen, honest(), spamSets, seed).print(out);
  }

  private List<LabelledText> honest() {
    return unseen.stream()
        .filter(row -> row.label().startsWith("genuine") || row.label().equals("ham"))
        .toList();
  }

  private void falseAlarms(ModelEvaluation evaluation, PrintStream out) {
    Map<String, List<LabelledText>> genuine = new HashMap<>();
    for (LabelledText row : unseen) {
      if (row.label().startsWith("genuine") || row.label().equals("ham")) {
        genuine.computeIfAbsent(row.set(), unused -> new ArrayList<>()).add(row);
      }
    }
    for (DataSet set : DataSet.KNOWN) {
      List<LabelledText> rows = genuine.getOrDefault(set.name(), List.of());
      for (Head head : Head.values()) {
        double[] scores = evaluation.scores(head, rows, text -> text);
        if (Ranking.shareAbove(ModelEvaluation.ABSTAINED, scores) > 0) {
          out.printf(
              Locale.ROOT,
              "| %s | %s | %d | %.4f | %.4f | %.4f | %.3f |%n",
              set.name(),
              head,
              scores.length,
              Ranking.shareAbove(0.90, scores),
              Ranking.shareAbove(0.97, scores),
              Ranking.shareAbove(0.98, scores),
              1 - Ranking.shareAbove(ModelEvaluation.ABSTAINED, scores));
        }
      }
    }
  }

  /** {@code DevCut DATA SEED shipped|local}: trains, measures and prints. */
  public static void main(String[] arguments) throws IOException {
    Audience audience = Audience.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    DevCut cut = new DevCut(Path.of(arguments[0]), Long.parseLong(arguments[1]), audience);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    cut.report(cut.train(), out);
  }
}
