package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import me.tongfei.progressbar.ProgressBarStyle;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void whoWantsNoColourGetsBarsWithout() {
    assertThat(Terminal.style(Map.of("NO_COLOR", "1"))).isEqualTo(ProgressBarStyle.UNICODE_BLOCK);
    assertThat(Terminal.style(Map.of("NO_COLOR", "")))
        .isEqualTo(ProgressBarStyle.COLORFUL_UNICODE_BLOCK);
    assertThat(Terminal.style(Map.of())).isEqualTo(ProgressBarStyle.COLORFUL_UNICODE_BLOCK);
  }
}
