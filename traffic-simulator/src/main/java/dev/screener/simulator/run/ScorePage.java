package dev.screener.simulator.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** A score as one page that needs nothing else: charts, each with its figures as a table beside. */
public final class ScorePage {

  private static final long HALF_A_MINUTE = 30_000;

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d2433;--dim:#5b6577;--line:#d5dae3;--ground:#fff;
      --good:#2a78b8;--bad:#c2452d;--warn:#a8680b;--calm:#7e8aa0}
      @media(prefers-color-scheme:dark){:root{--ink:#e7eaf0;--dim:#a3adbf;--line:#3a4254;
      --ground:#151922;--good:#66aee6;--bad:#f0826b;--warn:#e0aa4e;--calm:#8893a8}}
      body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);
      max-width:68rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2.2rem 0 .4rem}
      p{margin:.3rem 0 .8rem;color:var(--dim)}
      .pair{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}
      .pair>svg{flex:0 1 560px;width:560px;max-width:100%;height:auto}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}
      th,td{padding:.2rem .7rem .2rem 0;text-align:right;border-bottom:1px solid var(--line)}
      th:first-child,td:first-child{text-align:left}
      th{color:var(--dim);font-weight:500}
      .scroll{overflow-x:auto;max-width:100%}
      svg text{fill:var(--dim);font:12px system-ui,sans-serif}
      .tiles{display:flex;flex-wrap:wrap;gap:2.5rem;margin:1.4rem 0}
      .tiles b{display:block;font-size:1.6rem;font-weight:600;line-height:1.2}
      .tiles span{color:var(--dim);font-size:.9rem}
      .key i{display:inline-block;width:.8em;height:.8em;margin:0 .4em 0 1em;border-radius:2px}
      .key i:first-child{margin-left:0}
      """;

  private ScorePage() {}

  public static String of(Score score) {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html><html lang=en><meta charset=utf-8>")
        .append("<meta name=viewport content='width=device-width,initial-scale=1'>")
        .append("<title>")
        .append(escaped(score.scenario()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style><h1>")
        .append(escaped(score.scenario()))
        .append("</h1>");
    add(
        page,
        "<p>Seed %d: %,d live reviews, %,d imported before them.</p>",
        score.seed(),
        score.submissions(),
        score.imported());
    tiles(page, score);
    timeline(page, score);
    attacks(page, score);
    honest(page, "Honest reviews by language", "language", score.byLanguage());
    honest(page, "Honest reviews by length", "words", score.byLength());
    rules(page, score);
    return page.append("</html>\n").toString();
  }

  private static void tiles(StringBuilder page, Score score) {
    Score.Attack attack = score.attack();
    Score.Honest honest = score.honest();
    page.append("<div class=tiles>");
    if (attack.reviews() > 0) {
      tile(page, share(attack.neverPublic(), attack.reviews()), "of the attack never public");
      tile(page, share(attack.downInTheEnd(), attack.reviews()), "down at the end");
      tile(
          page,
          String.format(Locale.ROOT, "%,.0f", attack.minutesPublic()),
          "minutes in public, summed");
    }
    tile(page, share(honest.held(), honest.reviews()), "of honest reviews held");
    tile(page, share(honest.rejected(), honest.reviews()), "rejected");
    tile(page, share(score.work().single(), score.submissions()), "of all are single jobs");
    tile(
        page,
        score.sieges().desk() ? Integer.toString(score.sieges().opened()) : "–",
        score.sieges().desk() ? "sieges opened" : "no siege desk");
    page.append("</div>");
  }

  private static void tile(StringBuilder page, String figure, String what) {
    add(page, "<div><b>%s</b><span>%s</span></div>", figure, what);
  }

  private static void timeline(StringBuilder page, Score score) {
    Score.Timeline time = score.timeline();
    page.append("<h2>Submissions over time</h2>");
    key(page, "calm", "honest", "bad", "attack", "warn", "attack, public at some time");
    page.append("<div class=scroll>");
    long most = Math.max(1, Math.max(max(time.honest()), max(time.attack())));
    add(page, "<svg viewBox='0 0 900 230' role=img aria-label='Submissions over time'>");
    for (int i = 0; i <= 4; i++) {
      int y = 200 - 45 * i;
      add(page, "<line x1=50 x2=895 y1=%d y2=%d stroke='var(--line)'/>", y, y);
      add(page, "<text x=44 y=%d text-anchor=end>%,d</text>", y + 4, most * i / 4);
    }
    curve(page, time.honest(), most, "calm");
    curve(page, time.attack(), most, "bad");
    curve(page, time.attackPublic(), most, "warn");
    int steps = time.honest().size();
    for (int i = 0; i < steps; i += steps / 6) {
      Instant at = Instant.ofEpochMilli(time.from() + i * time.stepMillis() + HALF_A_MINUTE);
      add(page, "<text x=%.0f y=222>%s</text>", 50 + 845.0 * i / steps, HOUR.format(at));
    }
    page.append("</svg></div>");
  }

  private static void curve(StringBuilder page, List<Long> counts, long most, String color) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      double x = 50 + 845.0 * (i + 0.5) / counts.size();
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, 200 - 180.0 * counts.get(i) / most));
    }
    add(
        page,
        "<polyline fill=none stroke='var(--%s)' stroke-width=2 points='%s'/>",
        color,
        String.join(" ", points));
  }

  private static void attacks(StringBuilder page, Score score) {
    if (score.byCampaign().isEmpty()) {
      return;
    }
    page.append("<h2>Attacks</h2>");
    key(
        page,
        "good",
        "never public",
        "warn",
        "public, then taken down",
        "bad",
        "public at the end");
    page.append("<div class=pair>");
    int y = 0;
    add(
        page,
        "<svg viewBox='0 0 560 %d' role=img aria-label='What became of each attack'>",
        34 * score.byCampaign().size() + 10);
    for (var entry : score.byCampaign().entrySet()) {
      Score.Attack attack = entry.getValue();
      add(page, "<text x=0 y=%d>%s</text>", y + 20, escaped(entry.getKey()));
      double never = 400.0 * attack.neverPublic() / attack.reviews();
      double down = 400.0 * (attack.downInTheEnd() - attack.neverPublic()) / attack.reviews();
      bar(page, 150, y + 6, never, "good");
      bar(page, 150 + never, y + 6, down, "warn");
      bar(page, 150 + never + down, y + 6, 400 - never - down, "bad");
      y += 34;
    }
    page.append("</svg><div class=scroll><table><tr><th>attack<th>reviews<th>never public")
        .append("<th>from the 20th<th>down at end<th>down, p50 s<th>down, p99 s<th>min. public");
    score
        .byCampaign()
        .forEach(
            (name, attack) ->
                add(
                    page,
                    "<tr><td>%s<td>%,d<td>%s<td>%s<td>%s<td>%,.0f<td>%,.0f<td>%,.0f",
                    escaped(name),
                    attack.reviews(),
                    share(attack.neverPublic(), attack.reviews()),
                    share(attack.from20NeverPublic(), attack.from20()),
                    share(attack.downInTheEnd(), attack.reviews()),
                    attack.takedownSecondsP50(),
                    attack.takedownSecondsP99(),
                    attack.minutesPublic()));
    page.append("</table></div></div>");
  }

  private static void honest(
      StringBuilder page, String title, String what, SortedMap<String, Score.Honest> groups) {
    if (groups.isEmpty()) {
      return;
    }
    double most = 0.005;
    for (Score.Honest group : groups.values()) {
      most = Math.max(most, (double) group.keptOut() / Math.max(1, group.reviews()));
    }
    add(page, "<h2>%s</h2>", title);
    key(page, "warn", "held at the end", "bad", "rejected at the end");
    page.append("<div class=pair>");
    add(
        page,
        "<svg viewBox='0 0 560 %d' role=img aria-label='%s'>",
        34 * groups.size() + 26,
        title);
    int y = 0;
    for (var entry : groups.entrySet()) {
      Score.Honest group = entry.getValue();
      double scale = 400 / most / Math.max(1, group.reviews());
      add(page, "<text x=0 y=%d>%s</text>", y + 20, escaped(entry.getKey()));
      bar(page, 150, y + 6, group.held() * scale, "warn");
      bar(page, 150 + group.held() * scale, y + 6, group.rejected() * scale, "bad");
      y += 34;
    }
    add(page, "<text x=150 y=%d>0</text>", y + 18);
    add(page, "<text x=550 y=%d text-anchor=end>%.2f%%</text></svg>", y + 18, 100 * most);
    add(page, "<div class=scroll><table><tr><th>%s<th>reviews<th>held<th>rejected", what);
    page.append("<th>ever held<th>ever rejected<th>short<th>short kept out");
    groups.forEach(
        (name, group) ->
            add(
                page,
                "<tr><td>%s<td>%,d<td>%s<td>%s<td>%s<td>%s<td>%,d<td>%s",
                escaped(name),
                group.reviews(),
                share(group.held(), group.reviews()),
                share(group.rejected(), group.reviews()),
                share(group.everHeld(), group.reviews()),
                share(group.everRejected(), group.reviews()),
                group.shortReviews(),
                share(group.shortKeptOut(), group.shortReviews())));
    page.append("</table></div></div>");
  }

  private static void rules(StringBuilder page, Score score) {
    if (score.byRule().isEmpty()) {
      return;
    }
    page.append("<h2>Rules that matched honest reviews kept out at any time</h2>")
        .append("<div class=scroll><table><tr><th>rule<th>reviews<th>of honest");
    for (String rule : Scoring.byCount(score.byRule())) {
      long count = score.byRule().getOrDefault(rule, 0L);
      add(
          page,
          "<tr><td>%s<td>%,d<td>%s",
          escaped(rule),
          count,
          share(count, score.honest().reviews()));
    }
    page.append("</table></div>");
  }

  private static void key(StringBuilder page, String... colorsAndNames) {
    page.append("<p class=key>");
    for (int i = 0; i < colorsAndNames.length; i += 2) {
      add(page, "<i style='background:var(--%s)'></i>%s", colorsAndNames[i], colorsAndNames[i + 1]);
    }
    page.append("</p>");
  }

  private static void bar(StringBuilder page, double x, int y, double width, String color) {
    if (width > 0) {
      add(
          page,
          "<rect x=%.1f y=%d width=%.1f height=20 fill='var(--%s)'/>",
          x,
          y,
          Math.max(1, width),
          color);
    }
  }

  private static long max(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static String share(long part, long whole) {
    return ScoreTable.share(part, whole);
  }

  private static void add(StringBuilder page, String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
  }
}
