package dev.screener.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.kernels.KernelRun.Figure;
import dev.screener.benchmarks.kernels.KernelRun.Kernel;
import dev.screener.benchmarks.kernels.KernelRun.Round;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelRunTest {

  @Test
  void aForkIsARoundAndWhatIsNotKnownIsNoRow() throws InterruptedException {
    List<Round> rounds = List.of(new Round(100, 200, Double.NaN), new Round(120, 210, Double.NaN));
    Figure figure = new Figure("score", Map.of("words", "10"), 110, 5, 205, Double.NaN, rounds);

    Figures figures = KernelRun.figures(Kernel.SCORING, List.of(figure));

    assertThat(figures.benchmark()).isEqualTo("scoring");
    assertThat(figures.rows())
        .extracting(Row::name)
        .containsExactly("score, words 10", "score, words 10, CPU");
    assertThat(figures.rows().get(0).rounds()).containsExactly(100.0, 120.0);
    assertThat(figures.rows().get(1).rounds()).containsExactly(200.0, 210.0);
  }
}
