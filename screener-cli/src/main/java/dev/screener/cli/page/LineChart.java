package dev.screener.cli.page;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Lines over two axes as inline SVG. Colours are the page's, dashes tell lines apart without. */
public final class LineChart {

  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final int LEFT = 52;
  private static final int RIGHT = 22;
  private static final int TOP = 12;
  private static final int BOTTOM = 46;
  private static final double LEAST = 0.001;
  private static final double[] LOG_TICKS = {0.001, 0.01, 0.1, 1};
  private static final double[] TICKS = {0, 0.2, 0.4, 0.6, 0.8, 1};

  private final String title;
  private final String across;
  private final String up;
  private final boolean logAcross;
  private final List<Line> lines = new ArrayList<>();

  /** One line; x and y from 0 to 1. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Line(String name, double[] x, double[] y, boolean dots) {}

  /**
   * @param logAcross whether the axis across is logarithmic, from 0.1% to 100%
   */
  public LineChart(String title, String across, String up, boolean logAcross) {
    this.title = title;
    this.across = across;
    this.up = up;
    this.logAcross = logAcross;
  }

  public LineChart line(String name, double[] x, double[] y, boolean dots) {
    lines.add(new Line(name, x, y, dots));
    return this;
  }

  /** The drawing with its legend. */
  public String svg() {
    Formatter svg = new Formatter(Locale.ROOT);
    svg.format(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
        WIDTH,
        HEIGHT,
        Html.escaped(title + ": " + up + " over " + across + "; the numbers are below"));
    axes(svg);
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), i);
    }
    svg.format("</svg>%n<ul class=\"legend\">");
    for (int i = 0; i < lines.size(); i++) {
      svg.format(
          "<li><svg viewBox=\"0 0 34 10\" aria-hidden=\"true\"><path class=\"s%d\" d=\"M1 5H33\"/></svg>%s</li>",
          i % 8, Html.escaped(lines.get(i).name()));
    }
    return svg.format("</ul>%n<figcaption>%s</figcaption>%n", Html.escaped(title)).toString();
  }

  private void axes(Formatter svg) {
    for (double tick : TICKS) {
      svg.format(
          "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f%%</text>%n",
          LEFT, y(tick), WIDTH - RIGHT, LEFT - 6, y(tick) + 4, 100 * tick);
    }
    for (double tick : logAcross ? LOG_TICKS : TICKS) {
      svg.format(
          "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s%%</text>%n",
          x(tick),
          TOP,
          HEIGHT - BOTTOM,
          x(tick),
          HEIGHT - BOTTOM + 17,
          tick < 0.01 && tick > 0 ? "0.1" : String.format(Locale.ROOT, "%.0f", 100 * tick));
    }
    svg.format(
        "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, Html.escaped(across));
    svg.format(
        "<text class=\"axis\" transform=\"translate(13 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
        (TOP + HEIGHT - BOTTOM) / 2, Html.escaped(up));
    // What chance gives, or what is right: the diagonal.
    double[] diagonal = logAcross ? steps() : new double[] {0, 1};
    svg.format("<path class=\"diagonal\" d=\"%s\"/>%n", path(diagonal, diagonal));
  }

  private static double[] steps() {
    double[] steps = new double[31];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.pow(10, -3 + i / 10.0);
    }
    return steps;
  }

  private void draw(Formatter svg, Line line, int index) {
    svg.format("<path class=\"s%d\" d=\"%s\"/>%n", index % 8, path(line.x(), line.y()));
    for (int i = 0; line.dots() && i < line.x().length; i++) {
      svg.format(
          "<circle class=\"d%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>%n",
          index % 8, x(line.x()[i]), y(line.y()[i]));
    }
  }

  private String path(double[] xs, double[] ys) {
    Formatter path = new Formatter(Locale.ROOT);
    for (int i = 0; i < xs.length; i++) {
      path.format("%s%.1f %.1f", i == 0 ? "M" : "L", x(xs[i]), y(ys[i]));
    }
    return path.toString();
  }

  private double x(double value) {
    double share =
        logAcross ? 1 + Math.log10(Math.max(LEAST, value)) / 3 : Math.max(0, Math.min(1, value));
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value) {
    return TOP + (1 - value) * (HEIGHT - TOP - BOTTOM);
  }
}
