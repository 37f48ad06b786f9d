package dev.screener.scoring.evaluation;

import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.training.Audience;
import dev.screener.scoring.training.DataSet;
import dev.screener.scoring.training.LabelledText;
import dev.screener.scoring.training.ModelTrainer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the cuts on which this engine is compared with other programs, and its own scores on them.
 *
 * <p>A folder a cut and head with {@code train.tsv}, {@code test.tsv} and, where disguises are
 * tried, {@code test-DISGUISE.tsv}. A line is {@code kind<TAB>set<TAB>text}; kind is 1 for an
 * example of the head, 0 for a text that is none, {@code film} for a genuine film review on which
 * false alarms are counted. Scores lie in {@code scores/PROGRAM.FILE.txt}, a number a line in the
 * order of the test file, higher for examples; this engine's are probabilities, and -1 where the
 * head abstains.
 */
public final class YardstickCuts {

  private static final String LOCAL = "engine-local";
  private static final String SHIPPED = "engine-shipped";

  private final Path data;
  private final long seed;
  private final Map<String, DataSet> sets = new HashMap<>();

  public YardstickCuts(Path data, long seed) {
    this.data = data;
    this.seed = seed;
    DataSet.KNOWN.forEach(set -> sets.put(set.name(), set));
  }

  private record Line(String kind, String set, String text) {}

  /**
   * Writes below the folder, which is made.
   *
   * @param afterEachStep is told each cut and model
   * @throws IOException if the data cannot be read or the folder not be written
   */
  public void write(Path folder, Consumer<String> afterEachStep) throws IOException {
    for (Cut cut : Cut.all(new DevCut(data, seed, Audience.LOCAL))) {
      for (Head head : cut.heads()) {
        writeTexts(cut, head, folder(folder, cut, head));
      }
      afterEachStep.accept(cut.name() + ": texts");
      ScoringModel local = train(cut.learn());
      writeScores(cut, LOCAL, local, folder);
      afterEachStep.accept(cut.name() + ": local model");
      List<LabelledText> shippable = cut.shippable();
      ScoringModel shipped = shippable.size() == cut.learn().size() ? local : train(shippable);
      writeScores(cut, SHIPPED, shipped, folder);
      afterEachStep.accept(cut.name() + ": shipped model");
    }
  }

  private ScoringModel train(List<LabelledText> rows) {
    return new ModelTrainer(seed).train("cut", "", rows);
  }

  private static Path folder(Path folder, Cut cut, Head head) {
    String name = head.name().toLowerCase(Locale.ROOT);
    return folder.resolve(cut.heads().size() == 1 ? cut.name() : cut.name() + "-" + name);
  }

  private void writeTexts(Cut cut, Head head, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("scores"));
    List<Line> learn =
        cut.learn().stream()
            .filter(row -> target(head, row) != 0)
            .map(row -> new Line(target(head, row) > 0 ? "1" : "0", row.set(), row.text()))
            .toList();
    writeLines(learn, folder.resolve("train.tsv"));
    for (Disguise disguise : disguises(cut, head)) {
      writeLines(test(cut, head, disguise), folder.resolve(file(disguise) + ".tsv"));
    }
  }

  private int target(Head head, LabelledText row) {
    DataSet set = sets.get(row.set());
    return set == null ? 0 : set.target(head, row.label());
  }

  private static void writeLines(List<Line> lines, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (Line line : lines) {
        writer.write(line.kind() + '\t' + line.set() + '\t' + line.text() + '\n');
      }
    }
  }

  private void writeScores(Cut cut, String program, ScoringModel model, Path folder)
      throws IOException {
    ReviewScorer scorer = new ReviewScorer(model);
    for (Head head : cut.heads()) {
      for (Disguise disguise : disguises(cut, head)) {
        Path file =
            folder(folder, cut, head)
                .resolve("scores")
                .resolve(program + "." + file(disguise) + ".txt");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
          for (Line line : test(cut, head, disguise)) {
            ReviewText text = new ReviewText(null, line.text(), null);
            writer.write(HeadScores.answer(head, scorer.score(text)) + "\n");
          }
        }
      }
    }
  }

  /** The labelled texts of the cut, then the film reviews, all in the disguise. */
  private List<Line> test(Cut cut, Head head, Disguise disguise) {
    List<Line> lines = new ArrayList<>();
    for (LabelledText row : cut.test()) {
      DataSet set = sets.get(row.set());
      int target = HeadScores.target(head, row.label());
      if (target != 0 && set != null && !set.filmText()) {
        lines.add(line(target > 0 ? "1" : "0", row, disguise));
      }
    }
    cut.film().forEach(row -> lines.add(line("film", row, disguise)));
    return lines;
  }

  private Line line(String kind, LabelledText row, Disguise disguise) {
    return new Line(kind, row.set(), Cut.onOneLine(disguise.hide(row.text(), seed)));
  }

  private static List<Disguise> disguises(Cut cut, Head head) {
    return cut.disguised() && head == Head.SPAM
        ? List.of(Disguise.values())
        : List.of(Disguise.NONE);
  }

  private static String file(Disguise disguise) {
    return disguise == Disguise.NONE ? "test" : "test-" + disguise;
  }
}
