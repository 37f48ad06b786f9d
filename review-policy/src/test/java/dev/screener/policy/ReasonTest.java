package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

  @ParameterizedTest
  @EnumSource
  void theSentenceIsOneForTheAuthor(Reason reason) {
    assertThat(reason.sentence()).matches("[A-Z].{20,180}\\.").doesNotContainPattern("[0-9_]");
  }

  @ParameterizedTest
  @EnumSource
  void eachReasonIsFoundByItsCode(Reason reason) {
    assertThat(Reason.byCode(reason.code())).isSameAs(reason);
  }

  @Test
  void aCodeOfAnotherVersionIsAbsent() {
    assertThat(Reason.byCode("ASTROLOGY")).isNull();
  }
}
