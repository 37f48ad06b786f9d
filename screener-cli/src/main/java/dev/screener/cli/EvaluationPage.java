package dev.screener.cli;

import static dev.screener.cli.page.Html.Cell.count;
import static dev.screener.cli.page.Html.Cell.number;
import static dev.screener.cli.page.Html.Cell.percent;
import static dev.screener.cli.page.Html.Cell.share;
import static dev.screener.cli.page.Html.Cell.text;

import dev.screener.cli.EvaluationRows.Row;
import dev.screener.cli.page.Html;
import dev.screener.cli.page.LineChart;
import dev.screener.scoring.Head;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.evaluation.Disguise;
import dev.screener.scoring.evaluation.HeadScores;
import dev.screener.scoring.evaluation.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The page that {@code screener evaluate --html} writes. */
final class EvaluationPage {

  private static final Head[] HEADS = Head.values();
  private static final double RATE = 0.01;
  private static final double NO_ANSWER = 0;
  private static final int BINS = 10;
  private static final int DISGUISED_A_KIND = 2_000;

  private final ScoringModel model;
  private final EvaluationRows rows;
  private final List<Row> film;
  private final Html html;

  EvaluationPage(ScoringModel model, EvaluationRows rows) {
    this.model = model;
    this.rows = rows;
    this.film =
        EvaluationRows.grouped(rows.all(), Row::set).stream()
            .filter(set -> set.stream().allMatch(row -> row.label().equals("genuine")))
            .flatMap(List::stream)
            .toList();
    this.html = new Html("Evaluation of " + model.name());
  }

  String page() {
    html.paragraph(
        String.format(
            Locale.ROOT,
            "%,d texts of %,d sets, %,d of them honest film reviews. An asterisk marks sets that the model learned from:"
                + " figures on those flatter it. A set that is missing here has no labels that test a head.",
            rows.all().size(),
            EvaluationRows.grouped(rows.all(), Row::set).size(),
            film.size()));
    ranking();
    calibration();
    honest();
    disguises();
    html.heading("Card").verbatim(model.card().isEmpty() ? "The model has none." : model.card());
    return html.page();
  }

  private void ranking() {
    html.heading("What each head finds")
        .paragraph(
            "How a head ranks a set's examples of it above the set's other texts. Found at 1% of film: the share of"
                + " examples above the score that 1% of honest film reviews exceed; found at 1% of own: the same for the set's"
                + " other texts. No answer: the share of examples on which the head abstains; they rank lowest.");
    for (int head = 0; head < HEADS.length; head++) {
      rankingOf(head);
    }
  }

  private void rankingOf(int head) {
    List<List<Html.Cell>> table = new ArrayList<>();
    List<List<Html.Cell>> points = new ArrayList<>();
    LineChart chart =
        new LineChart(
            small(head) + ": examples found, by set",
            "other texts of the set flagged (logarithmic)",
            "examples found",
            true);
    double[] filmScores = film.stream().mapToDouble(row -> row.answers()[head]).toArray();
    for (List<Row> set : EvaluationRows.grouped(rows.all(), Row::set)) {
      double[] positive = EvaluationRows.answers(set, head, 1);
      double[] negative = EvaluationRows.answers(set, head, -1);
      boolean answers = Ranking.shareAbove(-1, positive) > 0;
      if (positive.length == 0 || negative.length == 0 || !answers) {
        continue;
      }
      String name = nameOf(set);
      table.add(
          List.of(
              text(name),
              count(positive.length),
              count(negative.length),
              number(Ranking.auc(positive, negative)),
              share(found(filmScores, positive, RATE)),
              share(found(negative, positive, RATE)),
              share(1 - Ranking.shareAbove(-1, positive))));
      chart.line(name, rates(), curve(positive, negative), false);
      points.add(
          List.of(
              text(name),
              number(found(negative, positive, 0.001)),
              number(found(negative, positive, 0.01)),
              number(found(negative, positive, 0.05)),
              number(found(negative, positive, 0.1))));
    }
    if (table.isEmpty()) {
      html.subheading(capital(head))
          .paragraph("Abstains on every example, or no set here has labels that test it.");
    } else {
      html.subheading(capital(head))
          .table(
              new Html.Table(
                  small(head) + " by set",
                  List.of(
                      "set",
                      "examples",
                      "others",
                      "AUC",
                      "found at 1% of film",
                      "found at 1% of own",
                      "no answer"),
                  table))
          .chart(
              chart.svg(),
              "The curves as numbers",
              new Html.Table(
                  "examples found where so many of the set's other texts are flagged",
                  List.of("set", "0.1%", "1%", "5%", "10%"),
                  points));
    }
  }

  private static double found(double[] negative, double[] positive, double rate) {
    return negative.length == 0
        ? Double.NaN
        : Ranking.shareAbove(Ranking.thresholdAt(rate, negative), positive);
  }

  private static double[] rates() {
    double[] rates = new double[61];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = Math.pow(10, -3 + i / 20.0);
    }
    return rates;
  }

  private static double[] curve(double[] positive, double[] negative) {
    return Arrays.stream(rates())
        .map(rate -> rate >= 1 ? 1 : found(negative, positive, rate))
        .toArray();
  }

  private void calibration() {
    html.heading("Whether its probabilities are right")
        .paragraph(
            "Of texts that were answered with 70%, 70% should be examples: the nearer to the diagonal, the better. Sets are"
                + " mixed as they come, so where a set has more examples than it would have on a site, the line lies above.");
    LineChart chart =
        new LineChart("Calibration, by head", "probability answered", "examples among them", false);
    List<List<Html.Cell>> numbers = new ArrayList<>();
    for (int head = 0; head < HEADS.length; head++) {
      calibrationOf(head, chart, numbers);
    }
    html.chart(
        chart.svg(),
        "The points as numbers",
        new Html.Table(
            "examples among texts that were answered alike",
            List.of("head", "answered", "texts", "mean answer", "examples"),
            numbers));
  }

  private void calibrationOf(int head, LineChart chart, List<List<Html.Cell>> numbers) {
    int[] texts = new int[BINS];
    int[] examples = new int[BINS];
    double[] sums = new double[BINS];
    for (Row row : rows.all()) {
      int target = HeadScores.target(HEADS[head], row.label());
      double answer = row.answers()[head];
      if (target != 0 && answer >= NO_ANSWER) {
        int bin = Math.min(BINS - 1, (int) (answer * BINS));
        texts[bin]++;
        examples[bin] += target > 0 ? 1 : 0;
        sums[bin] += answer;
      }
    }
    int[] used = IntStream.range(0, BINS).filter(i -> texts[i] > 0).toArray();
    if (Arrays.stream(examples).sum() == 0) {
      return;
    }
    chart.line(
        small(head),
        Arrays.stream(used).mapToDouble(i -> sums[i] / texts[i]).toArray(),
        Arrays.stream(used).mapToDouble(i -> examples[i] / (double) texts[i]).toArray(),
        true);
    for (int i : used) {
      numbers.add(
          List.of(
              text(small(head)),
              text(i * 10 + "\u2013" + (i + 1) * 10 + "%"),
              count(texts[i]),
              number(sums[i] / texts[i]),
              share(examples[i] / (double) texts[i])));
    }
  }

  private void honest() {
    html.heading("Honest reviews kept out")
        .paragraph(
            "The share of honest reviews (rows labelled genuine) that the default policy would hold or reject, sent with their own"
                + " rating if they have one. A bar is full at 10%.");
    kept("by set", this::nameOf, Row::set);
    kept("by language", set -> set.get(0).language(), Row::language);
    kept("by length", set -> length(set.get(0)).substring(1), EvaluationPage::length);
  }

  private void kept(String how, Function<List<Row>, String> name, Function<Row, String> by) {
    List<List<Html.Cell>> table = new ArrayList<>();
    for (List<Row> group : EvaluationRows.grouped(rows.honest(), by)) {
      double n = group.size();
      table.add(
          List.of(
              text(name.apply(group)),
              count(group.size()),
              percent(group.stream().filter(Row::flaggedKnown).count() / n, 0.1),
              percent(group.stream().filter(Row::flaggedNew).count() / n, 0.1)));
    }
    html.table(
        new Html.Table(
            "honest reviews kept out, " + how,
            List.of(how.substring(3), "reviews", "author with history", "unknown author"),
            table));
  }

  /** The first character sorts. */
  private static String length(Row row) {
    return row.words() <= 5
        ? "1up to 5 words"
        : row.words() <= 30 ? "26 to 30 words" : row.words() <= 100 ? "331 to 100 words" : "4more";
  }

  private void disguises() {
    int head = Arrays.asList(HEADS).indexOf(Head.SPAM);
    List<Row> examples = thinned(row -> HeadScores.target(Head.SPAM, row.label()) > 0);
    List<Row> honest = thinned(Row::isHonest);
    if (examples.isEmpty() || honest.isEmpty()) {
      return;
    }
    double threshold = Ranking.thresholdAt(RATE, rows.disguised(honest, head, Disguise.NONE));
    List<List<Html.Cell>> table = new ArrayList<>();
    for (Disguise disguise : Disguise.values()) {
      double[] positive = rows.disguised(examples, head, disguise);
      double[] negative = rows.disguised(honest, head, disguise);
      table.add(
          List.of(
              text(disguise.toString().replace('_', ' ')),
              number(Ranking.auc(positive, negative)),
              share(Ranking.shareAbove(threshold, positive)),
              percent(Ranking.shareAbove(threshold, negative), 0.1)));
    }
    html.heading("Disguises")
        .paragraph(
            String.format(
                Locale.ROOT,
                "The spam head on %,d examples of spam and %,d honest reviews, each put into the same disguise. The threshold is the one"
                    + " that 1%% of the honest reviews exceed as they were written; a bar of the last column is full at 10%%.",
                examples.size(),
                honest.size()))
        .table(
            new Html.Table(
                "spam by disguise",
                List.of("disguise", "AUC", "spam found", "honest reviews flagged"),
                table));
  }

  /** Some thousand rows, evenly over all, so that the page is made within a minute. */
  private List<Row> thinned(Predicate<Row> which) {
    List<Row> all = rows.all().stream().filter(which).toList();
    int every = Math.max(1, all.size() / DISGUISED_A_KIND);
    List<Row> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      some.add(all.get(i));
    }
    return some;
  }

  private String nameOf(List<Row> set) {
    String name = set.get(0).set();
    return model.card().contains("set: " + name + ",") ? name + " *" : name;
  }

  private static String small(int head) {
    return HEADS[head].name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String capital(int head) {
    String name = small(head);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
