package dev.screener.benchmarks.figures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One figure of a measurement.
 *
 * @param name unlike those of the other rows
 * @param unit such as {@code requests/s}
 * @param value over all rounds
 * @param rounds in their order; empty where only the value is known
 * @param beside what it is held against, if anything
 */
public record Row(
    String name,
    String unit,
    Better better,
    Spread value,
    List<Double> rounds,
    Optional<Beside> beside) {

  /** Which of two figures one would rather have. */
  public enum Better {
    HIGHER,
    LOWER;

    /** As it stands in JSON. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A yardstick: what something else did in the same rounds.
   *
   * @param name of its row
   * @param ratio of the figure to the yardstick's: the median of the rounds' ratios
   */
  public record Beside(String name, double ratio) {}

  public Row {
    rounds = List.copyOf(rounds);
    DoubleStream all =
        DoubleStream.concat(
            DoubleStream.of(value.median(), value.min(), value.max()),
            rounds.stream().mapToDouble(Double::doubleValue));
    if (!all.allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(name + ": not a number: " + value + " " + rounds);
    }
  }

  /** One that was measured in rounds, at least one. */
  public static Row of(String name, String unit, Better better, List<Double> rounds) {
    Spread value = Spread.of(rounds, Double::doubleValue);
    return new Row(name, unit, better, value, rounds, Optional.empty());
  }

  /** The same with a yardstick; round is held against round where both have as many. */
  public Row beside(Row yardstick) {
    double ratio =
        rounds.size() == yardstick.rounds.size() && !rounds.isEmpty()
            ? Spread.of(ratios(yardstick)).median()
            : value.median() / yardstick.value.median();
    // Of a yardstick of nothing there is no ratio.
    return Double.isFinite(ratio)
        ? new Row(name, unit, better, value, rounds, Optional.of(new Beside(yardstick.name, ratio)))
        : this;
  }

  private double[] ratios(Row yardstick) {
    return IntStream.range(0, rounds.size())
        .mapToDouble(i -> rounds.get(i) / yardstick.rounds.get(i))
        .toArray();
  }

  /** A figure of any size for people: three digits or all before the point. */
  public static String text(double figure) {
    double size = Math.abs(figure);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, figure);
  }
}
