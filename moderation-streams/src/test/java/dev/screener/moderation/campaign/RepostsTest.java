package dev.screener.moderation.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepostsTest {

  @Test
  void theThirdFilmMakesItAHabit() {
    assertThat(Reposts.isRepost(1)).isFalse();
    assertThat(Reposts.isRepost(2, 1)).isFalse();
    assertThat(Reposts.isRepost(3, 1, 2)).isTrue();
  }

  @Test
  void theSameFilmAgainIsNoOther() {
    assertThat(Reposts.isRepost(1, 1, 1, 1)).isFalse();
    assertThat(Reposts.isRepost(1, 2, 2, 2)).isFalse();
    assertThat(Reposts.isRepost(1, 2, 2, 3)).isTrue();
  }
}
