package dev.screener.simulator.run;

import java.util.Locale;
import java.util.Map;

/** A score as text for a terminal. */
public final class ScoreTable {

  private static final int MOST_RULES = 12;

  private ScoreTable() {}

  public static String of(Score score) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%s, seed %d: %,d live reviews, %,d imported before; %.0f s",
        score.scenario(),
        score.seed(),
        score.submissions(),
        score.imported(),
        score.seconds());
    text.append('\n');
    attacks(text, score);
    honest(text, score);
    line(
        text,
        "queue: %,d single jobs (%s of submissions), %,d jobs for many; campaigns formed: %,d",
        score.work().single(),
        share(score.work().single(), score.submissions()),
        score.work().ofMany(),
        score.work().campaigns());
    Score.Sieges sieges = score.sieges();
    if (sieges.desk()) {
      line(
          text,
          "sieges: %d opened, %d of them over films that nobody attacked; %.0f s to open",
          sieges.opened(),
          sieges.onHonestFilms(),
          sieges.secondsToOpen());
    } else {
      line(text, "sieges: no siege desk");
    }
    line(
        text,
        "precision %.4f, recall %.4f of what was down at the end",
        score.precision(),
        score.recall());
    if (!score.inside().records().isEmpty()) {
      line(
          text,
          "%.2f records a live review between the desks; %.0f bytes of clusters a review",
          (double) score.inside().allRecords() / score.submissions(),
          (double) score.inside().stateBytes().getOrDefault("template-clusters", 0L)
              / (score.submissions() + score.imported()));
    }
    return text.toString();
  }

  /** An import's score. */
  public static String of(ImportScore score) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "import, seed %d: %,d old reviews, twice; %.0f s",
        score.seed(),
        score.reviews(),
        score.seconds());
    line(text, "%-12s %10s %10s %10s %10s", "", "verdicts", "queued", "campaigns", "sieges");
    pass(text, "first", score.first());
    pass(text, "again", score.again());
    line(text, score.isQuiet() ? "quiet: as it should be" : "NOT QUIET");
    return text.toString();
  }

  /** How well reposts are known. */
  public static String of(RepostScore score) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "reposts: precision %.4f, recall %.4f, F1 %.4f of rows; F1 %.4f of texts",
        score.precision(),
        score.recall(),
        score.f1(),
        score.groupF1());
    line(
        text,
        "  %,d found, %,d missed, %,d common phrases mistaken of %,d; %,d firsts not counted",
        score.found(),
        score.missed(),
        score.mistaken(),
        score.mistaken() + score.right(),
        score.firsts());
    return text.toString();
  }

  private static void pass(StringBuilder text, String name, ImportScore.Pass pass) {
    line(
        text,
        "%-12s %,10d %,10d %,10d %,10d",
        name,
        pass.verdicts(),
        pass.queued(),
        pass.campaigns(),
        pass.sieges());
  }

  private static void attacks(StringBuilder text, Score score) {
    if (score.attack().reviews() == 0) {
      return;
    }
    line(
        text,
        "%-20s %9s %13s %13s %13s %11s %11s %13s",
        "attack",
        "reviews",
        "never public",
        "  from 20th",
        "down at end",
        "down p50 s",
        "down p99 s",
        "min. public");
    score.byCampaign().forEach((name, attack) -> attack(text, name, attack));
    text.append('\n');
  }

  private static void attack(StringBuilder text, String name, Score.Attack attack) {
    line(
        text,
        "%-20s %,9d %13s %13s %13s %,11.0f %,11.0f %,13.0f",
        name,
        attack.reviews(),
        share(attack.neverPublic(), attack.reviews()),
        share(attack.from20NeverPublic(), attack.from20()),
        share(attack.downInTheEnd(), attack.reviews()),
        attack.takedownSecondsP50(),
        attack.takedownSecondsP99(),
        attack.minutesPublic());
  }

  private static void honest(StringBuilder text, Score score) {
    line(
        text,
        "%-20s %9s %10s %10s %10s %10s %10s %10s",
        "honest",
        "reviews",
        "held",
        "rejected",
        "ever held",
        "ever rej.",
        "short",
        "kept out");
    honest(text, "all", score.honest());
    for (Map.Entry<String, Score.Honest> language : score.byLanguage().entrySet()) {
      honest(text, "  text in " + language.getKey(), language.getValue());
    }
    for (Map.Entry<String, Score.Honest> length : score.byLength().entrySet()) {
      honest(text, "  " + length.getKey(), length.getValue());
    }
    text.append('\n');
    if (!score.byRule().isEmpty()) {
      line(text, "honest reviews kept out at any time, by rule");
      Scoring.byCount(score.byRule()).stream()
          .limit(MOST_RULES)
          .forEach(
              rule ->
                  line(
                      text,
                      "  %-28s %,8d %10s",
                      rule,
                      score.byRule().getOrDefault(rule, 0L),
                      share(score.byRule().getOrDefault(rule, 0L), score.honest().reviews())));
      text.append('\n');
    }
  }

  private static void honest(StringBuilder text, String name, Score.Honest honest) {
    long all = honest.reviews();
    line(
        text,
        "%-20s %,9d %10s %10s %10s %10s %,10d %10s",
        name,
        all,
        share(honest.held(), all),
        share(honest.rejected(), all),
        share(honest.everHeld(), all),
        share(honest.everRejected(), all),
        honest.shortReviews(),
        share(honest.shortKeptOut(), honest.shortReviews()));
  }

  static String share(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f%%", 100.0 * part / whole);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
