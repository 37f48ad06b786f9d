package dev.screener.cli.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Leads through a demo that runs, over HTTP as anybody could. One tour to a data directory: a
 * second one would meet the campaigns of the first, and its texts would be no news.
 */
public final class Tour {
  private final List<Step> steps;
  private final Scene scene;
  private final Guide guide;
  private final PrintWriter out;

  /** The six steps, with ids that nothing else in the data has. */
  public Tour(TourSite site, PrintWriter out, Pause pause) {
    this(
        List.of(
            new FilmPage(),
            new TwoReviews(),
            new OneTemplate(),
            new TwoCrowds(),
            new OneThreshold(),
            new Mistakes()),
        site,
        out,
        pause,
        Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX));
  }

  Tour(List<Step> steps, TourSite site, PrintWriter out, Pause pause, String run) {
    this.steps = List.copyOf(steps);
    this.guide = new Guide(out, pause);
    this.scene = Scene.of(site, guide, run);
    this.out = out;
  }

  /** Takes all steps, and returns how often something came otherwise than it should. */
  public int take() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i > 0) {
        guide.pauseBefore("step " + (i + 1) + ", " + step.title());
      }
      guide.begin(i + 1, steps.size(), step.title());
      try {
        step.take(scene);
      } catch (IOException e) {
        guide.brokenOff(e.getMessage() == null ? e.toString() : e.getMessage());
      }
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "The tour took %.0f s. %s%n",
        (System.nanoTime() - begun) / 1e9,
        guide.surprises() == 0
            ? "Everything came as it should."
            : "Not as it should be: " + guide.surprises() + ", each marked ✗ above.");
    out.flush();
    return guide.surprises();
  }
}
