package dev.screener.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

  @Test
  void eachDecisionCountsOnceInEachGroupingAndUnderEachRule() {
    Agreement agreement =
        Agreement.of(
            List.of(
                compared("d1", true, "", Outcome.REJECTED, "en", 14, List.of("a", "b")),
                compared("d2", false, "ABUSE", Outcome.APPROVED, "de", 3, List.of())));

    assertThat(agreement.all().decisions()).isEqualTo(2);
    assertThat(agreement.groups().get("reason")).containsOnlyKeys("SPAM", "ABUSE");
    assertThat(agreement.groups().get("rule")).containsOnlyKeys("a", "b");
    assertThat(agreement.groups().get("language")).containsOnlyKeys("en", "de");
    assertThat(agreement.groups().get("length")).containsOnlyKeys("6-20 words", "1-5 words");
    assertThat(agreement.groups().get("effect")).containsOnlyKeys("LABEL");
    assertThat(agreement.json().path("byLanguage").path("de").path("policyLaxer").asInt()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "0, no text",
    "1, 1-5 words",
    "5, 1-5 words",
    "6, 6-20 words",
    "20, 6-20 words",
    "21, 21-100 words",
    "100, 21-100 words",
    "300, 101-300 words",
    "301, over 300 words"
  })
  void lengthsFallIntoBands(int words, String band) {
    Compared.Opinion opinion =
        new Compared.Opinion(Outcome.HELD, List.of(), List.of(), "und", words);

    assertThat(opinion.lengthBand()).isEqualTo(band);
  }

  @Test
  void lengthsStandFromTheShortestToTheLongest() {
    Agreement agreement =
        Agreement.of(
            List.of(
                compared("d1", true, "", Outcome.APPROVED, "en", 40, List.of()),
                compared("d2", true, "", Outcome.APPROVED, "en", 301, List.of()),
                compared("d3", true, "", Outcome.APPROVED, "en", 9, List.of()),
                compared("d4", true, "", Outcome.APPROVED, "en", 0, List.of())));

    assertThat(agreement.groups().get("length").keySet())
        .containsExactly("no text", "6-20 words", "21-100 words", "over 300 words");
  }

  @Test
  void theSameSeedDrawsTheSameDisagreementsAndOnlySuch() {
    List<Compared> compared =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    compared(
                        "d" + (1000 + i),
                        true,
                        "",
                        i % 3 == 0
                            ? Outcome.REJECTED
                            : i % 3 == 1 ? Outcome.HELD : Outcome.APPROVED,
                        "en",
                        14,
                        List.of()))
            .toList();

    List<Compared> drawn = Agreement.disagreements(compared, 10, 1);

    assertThat(drawn).hasSize(10).doesNotHaveDuplicates();
    assertThat(drawn).allMatch(one -> one.meeting() == Opinions.Meeting.STRICTER);
    assertThat(Agreement.disagreements(compared, 10, 1)).isEqualTo(drawn);
    assertThat(Agreement.disagreements(compared, 10, 2)).isNotEqualTo(drawn);
    assertThat(Agreement.disagreements(compared, 1000, 1)).hasSize(100);
  }

  private static Compared compared(
      String id,
      boolean approves,
      String reason,
      Outcome policy,
      String language,
      int words,
      List<String> rules) {
    List<String> reasons = policy == Outcome.APPROVED ? List.of() : List.of("SPAM");
    return new Compared(
        id,
        "crossing",
        "r-" + id,
        1,
        approves,
        true,
        reason,
        Verdicts.NOON,
        new Compared.Opinion(policy, reasons, rules, language, words));
  }
}
