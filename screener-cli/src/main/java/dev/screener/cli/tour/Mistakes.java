package dev.screener.cli.tour;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The last step: what the tour knows of its reviews, against where they stand now. */
final class Mistakes implements Step {
  private static final int LISTED = 5;
  private static final int WIDTH = 62;

  /** How many of a group were judged rightly, and those that were not. */
  private static final class Tally {
    private int honest;
    private int attacks;
    private final List<Labels.Labelled> keptOut = new ArrayList<>();
    private final List<Labels.Labelled> missed = new ArrayList<>();
  }

  @Override
  public String title() {
    return "What it got wrong";
  }

  @Override
  public void take(Scene scene) throws IOException, InterruptedException {
    Guide guide = scene.guide();
    guide.say(
        "The tour knows which of its reviews are honest; Screener was not told. Honest and not"
            + " public is a mistake, and so is public and not honest.");
    Map<String, Tally> tallies = new LinkedHashMap<>();
    int pending = 0;
    for (Labels.Labelled one : scene.labels().all()) {
      Optional<Standing> standing = scene.standing(one.filmId(), one.reviewId());
      if (standing.isEmpty() || standing.get().isPending()) {
        pending++;
      } else {
        count(
            tallies.computeIfAbsent(one.group(), group -> new Tally()),
            one,
            standing.get().isPublic());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(row("", "honest", "kept out", "attacks", "missed"));
    tallies.forEach(
        (group, tally) ->
            lines.add(
                row(
                    group,
                    tally.honest + "",
                    tally.keptOut.size() + "",
                    tally.attacks + "",
                    tally.missed.size() + "")));
    guide.show(lines);
    tallies.forEach(
        (group, tally) -> {
          list(scene, group + ": honest, and kept out", tally.keptOut);
          list(scene, group + ": no honest review, and public", tally.missed);
        });
    guide.saw(
        pending == 0 && !tallies.isEmpty(),
        pending == 0 ? "Every review has a verdict." : pending + " reviews have no verdict.",
        "a verdict on each.");
  }

  private static void count(Tally tally, Labels.Labelled one, boolean isPublic) {
    if (one.honest()) {
      tally.honest++;
      if (!isPublic) {
        tally.keptOut.add(one);
      }
    } else {
      tally.attacks++;
      if (isPublic) {
        tally.missed.add(one);
      }
    }
  }

  private static void list(Scene scene, String what, List<Labels.Labelled> mistakes) {
    if (mistakes.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    for (Labels.Labelled one : mistakes.subList(0, Math.min(LISTED, mistakes.size()))) {
      lines.add(clipped(one.saying()));
      lines.add("  " + scene.casePage(one.filmId(), one.reviewId()));
    }
    if (mistakes.size() > LISTED) {
      lines.add("and " + (mistakes.size() - LISTED) + " more");
    }
    scene.guide().say(what + " (" + mistakes.size() + ")");
    scene.guide().show(lines);
  }

  private static String clipped(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WIDTH - 1)) + "…";
  }

  private static String row(String group, String a, String b, String c, String d) {
    return String.format(Locale.ROOT, "%-16s %8s %9s %8s %7s", group, a, b, c, d);
  }
}
