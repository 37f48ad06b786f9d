package dev.screener.cli;

import dev.screener.cli.EvaluationRows.Row;
import dev.screener.scoring.evaluation.Disguise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Tables in Markdown of what the default policy keeps out of honest texts: by set, by language and
 * length, and in disguise. {@code docs/quality.md} has them.
 */
final class HonestTables {

  /** Labels of texts that nobody wrote to harm, in the words of public data sets. */
  private static final Set<String> HONEST =
      Set.of(
          "genuine",
          "genuine_unverified",
          "common_phrase",
          "ham",
          "no_spoiler_declared",
          "plot_summary",
          "review_opinion",
          "same_text_two_titles",
          "truthful");

  private static final int DISGUISED_A_SET = 400;

  private final EvaluationRows rows;
  private final List<Row> honest;
  private final List<Row> genuine;
  private final StringBuilder tables = new StringBuilder();

  HonestTables(EvaluationRows rows) {
    this.rows = rows;
    this.honest = rows.all().stream().filter(row -> HONEST.contains(row.label())).toList();
    this.genuine = rows.honest();
  }

  /** All tables. */
  String markdown() {
    kept("| set | label | rows |", honest, row -> row.set() + " | " + row.label());
    line("all genuine | ", genuine);
    tables.append('\n');
    kept("| language | rating | rows |", genuine, row -> row.language() + " | " + rating(row));
    tables.append('\n');
    kept("| words | rating | rows |", genuine, row -> words(row) + " | " + rating(row));
    tables.append('\n');
    disguises();
    return tables.toString();
  }

  private void kept(String head, List<Row> of, Function<Row, String> by) {
    begin(head + " flaggedAtDefault | flaggedIfNew |");
    for (List<Row> group : EvaluationRows.grouped(of, by)) {
      line(by.apply(group.get(0)).replaceFirst("^\\d:", ""), group);
    }
  }

  private void line(String name, List<Row> group) {
    tables.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %s | %s |%n",
            name,
            group.size(),
            percent(group.stream().filter(Row::flaggedKnown).count(), group.size()),
            percent(group.stream().filter(Row::flaggedNew).count(), group.size())));
  }

  /** What stands before the colon sorts. */
  private static String words(Row row) {
    if (row.words() <= 5) {
      return row.words() == 0 ? "0:none" : "1:1 to 5";
    }
    return row.words() <= 30 ? "2:6 to 30" : row.words() <= 100 ? "3:31 to 100" : "4:over 100";
  }

  private static String rating(Row row) {
    return row.rating() == null ? "none" : "given";
  }

  private void disguises() {
    List<Row> some = new ArrayList<>();
    for (List<Row> set : EvaluationRows.grouped(honest, Row::set)) {
      int every = Math.max(1, set.size() / DISGUISED_A_SET);
      for (int i = 0; i < set.size(); i += every) {
        some.add(set.get(i));
      }
    }
    begin("| disguise | texts | flaggedAtDefault | flaggedIfNew | most in one set, at default |");
    Disguise[] all = Disguise.values();
    for (Disguise only : all) {
      disguised(only.toString(), some, text -> only.hide(text, EvaluationRows.SEED));
    }
    for (int i = 1; i < all.length; i++) {
      for (int j = i + 1; j < all.length; j++) {
        Disguise first = all[i];
        Disguise second = all[j];
        disguised(
            first + ", then " + second,
            some,
            text -> second.hide(first.hide(text, EvaluationRows.SEED), EvaluationRows.SEED + 1));
      }
    }
  }

  private void disguised(String name, List<Row> of, UnaryOperator<String> disguise) {
    List<Row> judged = of.stream().map(row -> rows.disguised(row, disguise)).toList();
    String most = "";
    double mostShare = 0;
    for (List<Row> set : EvaluationRows.grouped(judged, Row::set)) {
      long flagged = set.stream().filter(Row::flaggedKnown).count();
      if (flagged > mostShare * set.size()) {
        mostShare = flagged / (double) set.size();
        most = percent(flagged, set.size()) + " " + set.get(0).set();
      }
    }
    tables.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %s | %s | %s |%n",
            name.replace('_', ' '),
            judged.size(),
            percent(judged.stream().filter(Row::flaggedKnown).count(), judged.size()),
            percent(judged.stream().filter(Row::flaggedNew).count(), judged.size()),
            most.isEmpty() ? "none" : most));
  }

  private void begin(String head) {
    long columns = head.chars().filter(c -> c == '|').count() - 1;
    tables.append(head).append('\n').append("|---".repeat((int) columns)).append("|\n");
  }

  private static String percent(long part, int whole) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / Math.max(1, whole));
  }
}
