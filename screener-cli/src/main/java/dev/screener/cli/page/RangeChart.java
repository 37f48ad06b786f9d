package dev.screener.cli.page;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * Figures of one unit as bars from nothing to their median, each with a line from its least to its
 * most, as inline SVG. Names stand above their bars, so that it can be read on a phone.
 */
public final class RangeChart {

  private static final int WIDTH = 400;
  private static final int NUMBERS = 76;
  private static final int ROW = 38;
  private static final int LETTERS = 14;
  private static final int BAR = 10;
  private static final int END = 4;

  private final String title;
  private final List<Bar> bars = new ArrayList<>();

  private record Bar(String name, String number, double median, double least, double most) {}

  public RangeChart(String title) {
    this.title = title;
  }

  /**
   * Adds one below the others.
   *
   * @param number the median as it is told
   */
  public RangeChart bar(String name, String number, double median, double least, double most) {
    bars.add(new Bar(name, number, median, least, most));
    return this;
  }

  /** The drawing. */
  public String svg() {
    Formatter svg = new Formatter(Locale.ROOT);
    svg.format(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
        WIDTH, ROW * bars.size(), Html.escaped(title + ", by name; the numbers are below"));
    for (int i = 0; i < bars.size(); i++) {
      draw(svg, bars.get(i), i * ROW);
    }
    return svg.format("</svg>%n<figcaption>%s</figcaption>%n", Html.escaped(title)).toString();
  }

  private void draw(Formatter svg, Bar bar, int top) {
    int barTop = top + LETTERS + END;
    int middle = barTop + BAR / 2;
    svg.format(
        "<text class=\"axis\" x=\"0\" y=\"%d\">%s</text>%n",
        top + LETTERS, Html.escaped(bar.name()));
    svg.format(
        "<rect class=\"d0\" x=\"0\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
        barTop, x(bar.median()), BAR);
    if (bar.most() > bar.least()) {
      svg.format(
          "<path class=\"range\" d=\"M%.1f %dV%dM%.1f %dH%.1fM%.1f %dV%d\"/>%n",
          x(bar.least()),
          middle - END,
          middle + END,
          x(bar.least()),
          middle,
          x(bar.most()),
          x(bar.most()),
          middle - END,
          middle + END);
    }
    svg.format(
        "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
        Math.max(x(bar.median()), x(bar.most())) + 2 * END,
        middle + END,
        Html.escaped(bar.number()));
  }

  private double x(double figure) {
    double most =
        bars.stream().mapToDouble(bar -> Math.max(bar.median(), bar.most())).max().orElse(0);
    return most > 0 ? Math.max(0, figure) / most * (WIDTH - NUMBERS) : 0;
  }
}
