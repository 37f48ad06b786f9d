package dev.screener.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RankTestTest {

  @Test
  void sidesThatDoNotOverlapAreDealtOutSoInTwoOf252Ways() {
    List<Double> low = List.of(5.0, 1.0, 3.0, 2.0, 4.0);
    List<Double> high = List.of(9.0, 6.0, 10.0, 7.0, 8.0);

    assertThat(RankTest.probability(low, high)).isCloseTo(2 / 252.0, within(1e-12));
    assertThat(RankTest.probability(high, low)).isCloseTo(2 / 252.0, within(1e-12));
    assertThat(RankTest.least(5, 5)).isCloseTo(2 / 252.0, within(1e-12));
  }

  @Test
  void oneThatOverlapsDoublesIt() {
    List<Double> low = List.of(1.0, 2.0, 3.0, 4.0, 6.0);
    List<Double> high = List.of(5.0, 7.0, 8.0, 9.0, 10.0);

    assertThat(RankTest.probability(low, high)).isCloseTo(4 / 252.0, within(1e-12));
  }

  /** The figure was found by going through all 252 ways. */
  @Test
  void equalFiguresShareTheirRank() {
    List<Double> low = List.of(1.0, 2.0, 3.0, 4.0, 5.0);
    List<Double> high = List.of(3.0, 4.0, 5.0, 6.0, 7.0);

    assertThat(RankTest.probability(low, high)).isCloseTo(32 / 252.0, within(1e-12));
  }

  @Test
  void sidesThatAreAlikeAreNoSurprise() {
    List<Double> same = List.of(1.0, 1.0, 1.0);

    assertThat(RankTest.probability(same, same)).isEqualTo(1);
  }

  @Test
  void ofManyRoundsTheNormalCurveSaysTheSame() {
    SplittableRandom random = new SplittableRandom(1);
    List<Double> a = DoubleStream.generate(random::nextDouble).limit(29).boxed().toList();
    List<Double> b =
        DoubleStream.generate(() -> random.nextDouble() + 0.2).limit(31).boxed().toList();
    List<Double> oneMore = DoubleStream.concat(stream(b), DoubleStream.of(0.6)).boxed().toList();

    double counted = RankTest.probability(a, b);
    double byTheCurve = RankTest.probability(a, oneMore);

    assertThat(byTheCurve).isBetween(counted / 2, counted * 2);
  }

  @Test
  void theTailOfTheNormalCurveIsThatOfTheTables() {
    assertThat(RankTest.tail(0)).isCloseTo(0.5, within(1e-7));
    assertThat(RankTest.tail(1.959964)).isCloseTo(0.025, within(1e-7));
    assertThat(RankTest.tail(2.575829)).isCloseTo(0.005, within(1e-7));
  }

  private static DoubleStream stream(List<Double> figures) {
    return figures.stream().mapToDouble(Double::doubleValue);
  }
}
