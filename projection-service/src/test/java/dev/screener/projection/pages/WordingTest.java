package dev.screener.projection.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @Test
  void numbersAreWrittenForEnglishReaders() {
    assertThat(Wording.count(1, "review")).isEqualTo("1 review");
    assertThat(Wording.count(0, "review")).isEqualTo("0 reviews");
    assertThat(Wording.count(12_345, "review")).isEqualTo("12,345 reviews");
    assertThat(Wording.roughly(12_345)).isEqualTo("12K");
    assertThat(Wording.mean(OptionalDouble.of(7.75))).isEqualTo("7.8");
    assertThat(Wording.day(Instant.parse("2026-03-12T23:59:59Z"))).isEqualTo("12 March 2026");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "1999-12-31, 31 December 1999, 1999-12-31, 1999",
        "1999-12, December 1999, 1999-12, 1999",
        "1999, 1999, 1999, 1999",
        "1999-02-31, 1999-02-31, none, 1999",
        "1999-13, 1999-13, none, 1999",
        "soon, soon, none, none",
        "'', '', none, none"
      })
  void releaseDatesAreReadAsFarAsTheyGo(String iso, String shown, String machine, String year) {
    assertThat(Wording.date(iso)).isEqualTo(shown);
    assertThat(Wording.machineDate(iso)).isEqualTo(machine);
    assertThat(Wording.year(iso)).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "en, en",
        "pt-br, pt-BR",
        "zh-Hant-TW, zh-Hant-TW",
        "und, none",
        "x\"y, none",
        "'', none",
        "none, none"
      })
  void languageIsATagOrNothing(String tag, String shown) {
    assertThat(Wording.language(tag)).isEqualTo(shown);
  }

  @Test
  void countryIsNamedFromItsCode() {
    assertThat(Wording.country("FR")).isEqualTo("France");
    assertThat(Wording.country("Soviet Union")).isEqualTo("Soviet Union");
  }

  @Test
  void ratingsAreTenCountsWithTheirMean() {
    Ratings ratings = Ratings.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 3);

    assertThat(ratings.count()).isEqualTo(4);
    assertThat(ratings.mean()).hasValue(7.75);
    assertThat(Ratings.NONE.mean()).isEmpty();
    assertThatThrownBy(() -> Ratings.of(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void barsAreMeasuredByTheMostFrequentAndNoneVanishes() {
    Ratings ratings = Ratings.of(0, 1, 0, 50, 0, 0, 0, 0, 0, 10_000);

    assertThat(ratings.height(1)).isZero();
    assertThat(ratings.height(2)).isEqualTo(2);
    assertThat(ratings.height(10)).isEqualTo(100);
  }
}
