package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.policy.DefaultPolicy;
import dev.screener.scoring.Head;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.evaluation.HeadScores;
import dev.screener.scoring.evaluation.SetFigures;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener evaluate}: what scoring and the default policy make of sets of reviews. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Scores and judges every review in sets of reviews (*.jsonl), and tells how many the default"
          + " policy would flag, that is, hold or reject.",
      "A line of a set is a JSON object with text and, where known, title, rating, label and lang."
          + " Ratings up to 5 are taken as stars, and doubled."
    },
    footerHeading = "%nThe columns are shares of the rows, flagged if:%n",
    footer = {
      "  flaggedAtDefault     sent with the row's own rating, if it has one, by an author with two"
          + " reviews that have stood",
      "  flaggedIfNew         the same by an author of whom nothing is known",
      "  flaggedIfNewUnrated  sent without a rating, by an author of whom nothing is known",
      "  flaggedRatedKnown    sent with a rating (7 of 10 where the row has none), by an author"
          + " with two reviews that have stood",
      "A set with several labels is also told label by label. What a label means, its set must say:"
          + " of spam a high share is good, of honest reviews a low one. --json adds for sets with"
          + " labels that test a head: auc, the chance that an example scores above another text of"
          + " the set; recallAt1PctFpr, the share of examples above the score that 1%% of the set's"
          + " other texts exceed; and under heads the same for each head, with recallAt1PctFilm, at"
          + " 1%% of the texts of those sets in which every text is labelled genuine."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the sets are. Default: $SCREENER_DATA, or ../shared/data.")
  private @Nullable Path data;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A scoring model as `train` writes it. Default: the one that is built in.")
  private @Nullable Path model;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write a page with charts too: one file, nothing in it is fetched from elsewhere.")
  private @Nullable Path page;

  @Option(
      names = "--tables",
      description =
          "Print instead, in Markdown, what is flagged of honest texts: by set, by language, by"
              + " length, and in every disguise and pair of disguises.")
  private boolean tables;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      return evaluateAndPrint();
    } catch (IOException unreadable) {
      err().println(unreadable.getMessage());
      return 1;
    }
  }

  private int evaluateAndPrint() throws IOException {
    Path directory = data != null ? data : defaultData();
    List<Path> files = setsIn(directory);
    if (files.isEmpty()) {
      err().println("No *.jsonl in " + directory.toAbsolutePath().normalize());
      return 1;
    }
    if (tables) {
      out().print(new HonestTables(rows(model(), files)).markdown());
      out().flush();
      return 0;
    }
    List<Evaluation.SetFigures> figures = evaluate(files);
    if (json) {
      out().println(new ObjectMapper().writeValueAsString(document(figures)));
    } else {
      printTable(figures);
    }
    if (page != null) {
      writePage(files, page);
    }
    return 0;
  }

  static Path defaultData() {
    return Path.of(System.getenv().getOrDefault("SCREENER_DATA", "../shared/data"));
  }

  private static List<Path> setsIn(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(directory, "*" + ReviewSet.SUFFIX)) {
      found.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }

  private List<Evaluation.SetFigures> evaluate(List<Path> files) throws IOException {
    Evaluation evaluation = new Evaluation(new ReviewScorer(model()), new DefaultPolicy());
    List<Evaluation.SetFigures> figures = new ArrayList<>();
    for (Path file : files) {
      ReviewSet set = ReviewSet.read(file);
      figures.add(
          Terminal.showsProgress()
              ? evaluateWithProgress(evaluation, set)
              : evaluation.of(set, () -> {}));
    }
    return figures;
  }

  private void writePage(List<Path> files, Path to) throws IOException {
    ScoringModel measured = model();
    Files.writeString(to, new EvaluationPage(measured, rows(measured, files)).page());
    if (!json) {
      out().println("Charts: " + to);
    }
  }

  private static EvaluationRows rows(ScoringModel measured, List<Path> files) throws IOException {
    EvaluationRows rows = new EvaluationRows(new ReviewScorer(measured), new DefaultPolicy());
    for (Path file : files) {
      rows.add(ReviewSet.read(file));
    }
    return rows;
  }

  private ScoringModel model() throws IOException {
    if (model == null) {
      return ScoringModel.shipped();
    }
    try (InputStream file = Files.newInputStream(model)) {
      return ModelFile.read(file);
    } catch (NoSuchFileException missing) {
      throw new IOException("There is no file " + model, missing);
    }
  }

  private static Evaluation.SetFigures evaluateWithProgress(Evaluation evaluation, ReviewSet set) {
    try (ProgressBar progress = Terminal.bar(set.name(), set.rows().size()).build()) {
      return evaluation.of(set, progress::step);
    }
  }

  private static ObjectNode document(List<Evaluation.SetFigures> figures) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    ObjectNode sets = document.putObject("sets");
    for (Evaluation.SetFigures set : figures) {
      ObjectNode node = sets.putObject(set.name());
      put(node, set.all());
      ModelCard.putHeads(node, heads(set, figures));
      if (set.byLabel().size() > 1) {
        ObjectNode labels = node.putObject("labels");
        set.byLabel().forEach((label, byLabel) -> put(labels.putObject(label), byLabel));
      }
    }
    return document;
  }

  /** The figures of the heads for which the set has labels. */
  private static List<SetFigures> heads(
      Evaluation.SetFigures set, List<Evaluation.SetFigures> all) {
    List<HeadScores> film =
        all.stream().map(Evaluation.SetFigures::heads).filter(HeadScores::areAllGenuine).toList();
    return Arrays.stream(Head.values())
        .flatMap(head -> set.heads().figures(set.name(), head, film).stream())
        .toList();
  }

  private static void put(ObjectNode node, Evaluation.Figures figures) {
    node.put("n", figures.rows());
    for (Circumstances circumstances : Circumstances.values()) {
      node.put(circumstances.key(), figures.shareFlagged(circumstances));
    }
  }

  private void printTable(List<Evaluation.SetFigures> figures) {
    printLine(
        "set", "rows", Arrays.stream(Circumstances.values()).map(Circumstances::key).toList());
    for (Evaluation.SetFigures set : figures) {
      printFigures(set.name(), set.all());
      if (set.byLabel().size() > 1) {
        set.byLabel().forEach((label, byLabel) -> printFigures("  " + label, byLabel));
      }
    }
  }

  private void printFigures(String name, Evaluation.Figures figures) {
    List<String> shares = new ArrayList<>();
    for (Circumstances circumstances : Circumstances.values()) {
      double percent = 100 * figures.shareFlagged(circumstances);
      shares.add(String.format(Locale.ROOT, "%.1f%%", percent));
    }
    printLine(name, String.valueOf(figures.rows()), shares);
  }

  private void printLine(String name, String rows, List<String> cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-30s %7s", name, rows));
    for (String cell : cells) {
      line.append(String.format(Locale.ROOT, "%21s", cell));
    }
    out().println(line);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
