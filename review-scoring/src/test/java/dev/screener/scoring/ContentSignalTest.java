package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContentSignalTest {

  @Test
  void idsAndKeysAreUniqueAndInRange() {
    assertThat(Arrays.stream(ContentSignal.values()).map(Signal::id)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(ContentSignal.values()).map(Signal::key)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(ContentSignal.values()).map(Signal::id))
        .allMatch(id -> id >= 1 && id <= 199)
        .isSorted();
    assertThat(Arrays.stream(ContentSignal.values()).map(Signal::key))
        .allMatch(key -> key.startsWith("content."));
  }

  @Test
  void aSignalIsFoundByItsId() {
    for (ContentSignal signal : ContentSignal.values()) {
      assertThat(ContentSignal.withId(signal.id())).isEqualTo(signal);
    }
    assertThat(ContentSignal.withId(0)).isNull();
    assertThat(ContentSignal.withId(199)).isNull();
    assertThat(ContentSignal.withId(-5)).isNull();
  }
}
