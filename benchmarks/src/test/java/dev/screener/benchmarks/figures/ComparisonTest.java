package dev.screener.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.screener.benchmarks.figures.Comparison.Change;
import dev.screener.benchmarks.figures.Comparison.Judgement;
import dev.screener.benchmarks.figures.Row.Better;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Machine MACHINE =
      new Machine("Some CPU", 2, 8_000, "Linux 6", "17.0.1", "abc");

  @Test
  void fiveRoundsThatDoNotOverlapAreMoreThanNoise() {
    Change change =
        Comparison.change(
            row(Better.HIGHER, 100, 101, 102, 103, 104),
            row(Better.HIGHER, 110, 111, 112, 113, 114));

    assertThat(change.judgement()).isEqualTo(Judgement.BETTER);
    assertThat(change.share()).contains(112 / 102.0 - 1);
    assertThat(change.why()).isEqualTo("rank test, p 0.0079");
  }

  @Test
  void whatIsMoreIsWorseWhereLessIsBetter() {
    Change change =
        Comparison.change(
            row(Better.LOWER, 100, 101, 102, 103, 104), row(Better.LOWER, 110, 111, 112, 113, 114));

    assertThat(change.judgement()).isEqualTo(Judgement.WORSE);
  }

  @Test
  void fiveRoundsThatOverlapAreNoise() {
    Change change =
        Comparison.change(
            row(Better.HIGHER, 100, 101, 102, 103, 111),
            row(Better.HIGHER, 110, 112, 113, 114, 115));

    assertThat(change.judgement()).isEqualTo(Judgement.NOISE);
    assertThat(change.why()).isEqualTo("rank test, p 0.016");
  }

  @Test
  void ofManyRoundsOneThatStraysDoesNotHideAChange() {
    double[] before = DoubleStream.iterate(100, figure -> figure + 1).limit(12).toArray();
    double[] after = DoubleStream.iterate(120, figure -> figure + 1).limit(12).toArray();
    after[0] = 90;

    Change change = Comparison.change(row(Better.LOWER, before), row(Better.LOWER, after));

    // The ranges overlap: 100 to 111, and 90 to 131.
    assertThat(change.judgement()).isEqualTo(Judgement.WORSE);
  }

  @Test
  void withFewRoundsTheRangesDecide() {
    Change apart =
        Comparison.change(row(Better.HIGHER, 100, 101, 102), row(Better.HIGHER, 90, 91, 92));
    Change over =
        Comparison.change(row(Better.HIGHER, 100, 101, 102), row(Better.HIGHER, 90, 91, 100));

    assertThat(apart.judgement()).isEqualTo(Judgement.WORSE);
    assertThat(apart.why())
        .isEqualTo(
            "ranges apart; too few rounds for a rank test (chance parts 3 and 3 with p 0.10)");
    assertThat(over.judgement()).isEqualTo(Judgement.NOISE);
    assertThat(over.why()).startsWith("ranges overlap");
  }

  @Test
  void rangesDecideWhereRoundsAreNotTold() {
    Row before = told(new Spread(10, 9, 11));
    Row after = told(new Spread(13, 12, 14));

    Change change = Comparison.change(before, after);

    assertThat(change.judgement()).isEqualTo(Judgement.WORSE);
    assertThat(change.why()).isEqualTo("ranges apart; rounds are not told");
  }

  @Test
  void oneRoundTellsNothingHoweverFarItIs() {
    Change change = Comparison.change(row(Better.LOWER, 1), row(Better.LOWER, 100, 101, 102));

    assertThat(change.judgement()).isEqualTo(Judgement.UNKNOWN);
    assertThat(change.share()).contains(100.0);
    assertThat(Comparison.change(told(new Spread(1, 1, 1)), row(Better.LOWER, 5, 6)).judgement())
        .isEqualTo(Judgement.UNKNOWN);
  }

  @Test
  void ofNothingThereIsNoShare() {
    Change change = Comparison.change(row(Better.LOWER, 0, 0), row(Better.LOWER, 1, 2));

    assertThat(change.share()).isEmpty();
    assertThat(change.judgement()).isEqualTo(Judgement.WORSE);
  }

  @Test
  void anotherBenchmarkIsNotCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Comparison.of(
                    figures("ingest", MACHINE, row(Better.LOWER, 1)),
                    figures("reads", MACHINE, row(Better.LOWER, 1))))
        .withMessage("these are different benchmarks: ingest and reads");
  }

  @Test
  void nothingInCommonIsNotCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Comparison.of(
                    figures("ingest", MACHINE, named("a")), figures("ingest", MACHINE, named("b"))))
        .withMessage("the two have no row in common");
  }

  @Test
  void anotherMachineAndRowsOfOneSideAreWarnedOf() {
    Machine other = new Machine("Other CPU", 4, 8_000, "Linux 6", "21.0.1", "def");

    Comparison comparison =
        Comparison.of(
            figures("ingest", MACHINE, named("a"), named("b")),
            figures("ingest", other, named("a"), named("c")));

    assertThat(comparison.warnings())
        .containsExactly(
            "different processors: 2 of Some CPU, then 4 of Other CPU",
            "different JDKs: 17.0.1, then 21.0.1",
            "only in the later one: c",
            "only in the earlier one: b");
    assertThat(comparison.changes())
        .singleElement()
        .extracting(Change::judgement)
        .isEqualTo(Judgement.UNKNOWN);
    assertThat(comparison.isWorse()).isFalse();
  }

  private static Figures figures(String benchmark, Machine machine, Row... rows) {
    return new Figures(benchmark, Instant.EPOCH, machine, List.of(rows));
  }

  private static Row named(String name) {
    return Row.of(name, "ms", Better.LOWER, List.of(1.0));
  }

  private static Row row(Better better, double... rounds) {
    return Row.of("row", "ms", better, DoubleStream.of(rounds).boxed().toList());
  }

  private static Row told(Spread value) {
    return new Row("row", "ms", Better.LOWER, value, List.of(), Optional.empty());
  }
}
