package dev.screener.scoring.evaluation;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the heads answered on labelled texts, from which figures are made. Not thread-safe. */
public final class HeadScores {

  /** Where a head abstains it ranks below any answer. */
  static final double ABSTAINED = -1;

  private static final double RATE = 0.01;

  /** The labels that are examples of a head, in the words of public data sets. */
  private static final Map<Head, Set<String>> EXAMPLES =
      Map.of(
          Head.SPAM, Set.of("spam", "non_review"),
          Head.ABUSE, Set.of("OFF", "hate", "offensive", "toxic", "abusive"),
          Head.GIBBERISH, Set.of("gibberish"),
          Head.SPOILER, Set.of("spoiler_declared", "spoiler"),
          Head.COMMONPLACE, Set.of("commonplace"));

  private static final Map<Head, Set<String>> OTHERS =
      Map.of(
          Head.SPAM, Set.of("ham", "genuine"),
          Head.ABUSE, Set.of("NOT", "neither", "clean"),
          Head.GIBBERISH, Set.of("genuine", "ham"),
          Head.SPOILER, Set.of("no_spoiler_declared", "no_spoiler"),
          Head.COMMONPLACE, Set.of("told_once"));

  private final List<String> labels = new ArrayList<>();
  private final List<Map<Head, Double>> answers = new ArrayList<>();

  /** Adds what was measured of a text with that label. */
  public void add(String label, ContentScores scores) {
    Map<Head, Double> row = new EnumMap<>(Head.class);
    for (Head head : Head.values()) {
      row.put(head, answer(head, scores));
    }
    labels.add(label);
    answers.add(row);
  }

  /** 1 when the label is an example of the head, -1 when it is not one, else 0. */
  public static int target(Head head, String label) {
    if (EXAMPLES.getOrDefault(head, Set.of()).contains(label)) {
      return 1;
    }
    return OTHERS.getOrDefault(head, Set.of()).contains(label) ? -1 : 0;
  }

  /** Whether there are texts, all of them labelled as genuine reviews. */
  public boolean areAllGenuine() {
    return !labels.isEmpty() && labels.stream().allMatch("genuine"::equals);
  }

  /**
   * The head's figures, where there are examples and others.
   *
   * @param film the scores of genuine film reviews, on which false alarms are counted
   */
  public Optional<SetFigures> figures(String set, Head head, List<HeadScores> film) {
    double[] positive = of(head, 1);
    double[] negative = of(head, -1);
    if (positive.length == 0 || negative.length == 0) {
      return Optional.empty();
    }
    double[] filmScores =
        film.stream()
            .flatMap(scores -> scores.answers.stream())
            .mapToDouble(row -> row.getOrDefault(head, ABSTAINED))
            .toArray();
    double atFilm =
        filmScores.length == 0
            ? Double.NaN
            : Ranking.shareAbove(Ranking.thresholdAt(RATE, filmScores), positive);
    return Optional.of(
        new SetFigures(
            set,
            head,
            positive.length,
            negative.length,
            Ranking.auc(positive, negative),
            atFilm,
            Ranking.shareAbove(Ranking.thresholdAt(RATE, negative), positive),
            1 - Ranking.shareAbove(ABSTAINED, positive)));
  }

  /**
   * The head's answer; where it abstains, lower than any answer. Sets of unwanted text do not tell
   * adverts from mash and from filler: what the spam head cannot read counts as spam if it is mash,
   * and what has no letter if it is filler.
   */
  public static double answer(Head head, ContentScores scores) {
    double own = own(head, scores);
    if (head != Head.SPAM || own != ABSTAINED) {
      return own;
    }
    double mash = own(Head.GIBBERISH, scores);
    return mash == ABSTAINED ? own(Head.LOW_EFFORT, scores) : mash;
  }

  private static double own(Head head, ContentScores scores) {
    float value = scores.value(head.signal());
    return Float.isNaN(value) ? ABSTAINED : value;
  }

  private double[] of(Head head, int target) {
    double[] chosen = new double[labels.size()];
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (target(head, labels.get(i)) == target) {
        chosen[count++] = answers.get(i).getOrDefault(head, ABSTAINED);
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
