package dev.screener.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "a.b_c~d-e", "tt0111161", "018f-7a", "..."})
  void idsOfTheAllowedCharactersAreValid(String id) {
    assertThat(Ids.isValid(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a/b", "/", "a@b", "é", "ａ", "a\n", "\0", "a%2Fb", "a:b", "a+b"})
  void anythingElseIsNot(String id) {
    assertThat(Ids.isValid(id)).isFalse();
  }

  @Test
  void anIdHasAtMost128Characters() {
    assertThat(Ids.isValid("x".repeat(128))).isTrue();
    assertThat(Ids.isValid("x".repeat(129))).isFalse();
  }

  @Test
  void aReviewsKeyNamesItsFilm() {
    String key = Ids.reviewKey("crossing", "r-1");

    assertThat(key).isEqualTo("crossing/r-1");
    assertThat(Ids.filmOf(key)).isEqualTo("crossing");
    assertThat(Ids.filmOf("crossing")).isEqualTo("crossing");
  }
}
