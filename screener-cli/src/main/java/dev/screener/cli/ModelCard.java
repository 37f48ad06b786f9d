package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.scoring.evaluation.SetFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a model's card, as lines for people and as JSON. */
final class ModelCard {

  private final @Nullable LocalDate date;
  private final List<SetFigures> figures = new ArrayList<>();

  ModelCard(@Nullable LocalDate date) {
    this.date = date;
  }

  void add(List<SetFigures> more) {
    figures.addAll(more);
  }

  /** Lines as the card has them; without a figure, a line that says so. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (date != null) {
      lines.add("date: " + date);
    }
    lines.add(
        figures.isEmpty()
            ? "figures: none, no set has unseen texts of both kinds"
            : "figures: of a model made the same way from four fifths of the texts, on the rest");
    for (SetFigures f : figures) {
      lines.add(
          String.format(
              Locale.ROOT,
              "figure: %s on %s, %d examples, %d others, AUC %.3f, recall %.3f at 1%% of the"
                  + " others, %s at 1%% of film reviews",
              f.head().name().toLowerCase(Locale.ROOT),
              f.set(),
              f.positives(),
              f.negatives(),
              f.auc(),
              f.recallAt1PctOwn(),
              Double.isNaN(f.recallAt1PctFilm())
                  ? "not measured"
                  : String.format(Locale.ROOT, "%.3f", f.recallAt1PctFilm())));
    }
    return lines;
  }

  /** {@code {"figures": {SET: {"heads": …}}}}, see {@link #putHeads}. */
  ObjectNode json() {
    ObjectNode document = new ObjectMapper().createObjectNode();
    ObjectNode sets = document.putObject("figures");
    figures.stream()
        .map(SetFigures::set)
        .distinct()
        .sorted()
        .forEach(
            set ->
                putHeads(
                    sets.putObject(set),
                    figures.stream().filter(f -> f.set().equals(set)).toList()));
    return document;
  }

  /**
   * Puts {@code auc} and {@code recallAt1PctFpr} of the first head that the set's labels test, and
   * under {@code heads} those of each with {@code recallAt1PctFilm}, where there are film reviews.
   */
  static void putHeads(ObjectNode node, List<SetFigures> figures) {
    if (figures.isEmpty()) {
      return;
    }
    node.put("auc", figures.get(0).auc());
    node.put("recallAt1PctFpr", figures.get(0).recallAt1PctOwn());
    ObjectNode heads = node.putObject("heads");
    for (SetFigures f : figures) {
      ObjectNode head = heads.putObject(f.head().name().toLowerCase(Locale.ROOT));
      head.put("examples", f.positives());
      head.put("others", f.negatives());
      head.put("auc", f.auc());
      head.put("recallAt1PctFpr", f.recallAt1PctOwn());
      if (!Double.isNaN(f.recallAt1PctFilm())) {
        head.put("recallAt1PctFilm", f.recallAt1PctFilm());
      }
      head.put("abstained", f.abstained());
    }
  }
}
