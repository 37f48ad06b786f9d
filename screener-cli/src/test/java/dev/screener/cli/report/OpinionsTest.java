package dev.screener.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.screener.contracts.event.Outcome;
import org.junit.jupiter.api.Test;

class OpinionsTest {

  @Test
  void whatThePolicyHoldsIsNeitherAgreementNorDisagreement() {
    Opinions opinions = new Opinions();
    add(opinions, 3, true, Outcome.APPROVED);
    add(opinions, 2, false, Outcome.REJECTED);
    add(opinions, 1, true, Outcome.REJECTED);
    add(opinions, 4, false, Outcome.APPROVED);
    add(opinions, 5, true, Outcome.HELD);
    add(opinions, 6, false, Outcome.HELD);

    assertThat(opinions.decisions()).isEqualTo(21);
    assertThat(opinions.agreement()).isEqualTo(new Share(5, 10));
    assertThat(opinions.stricter()).isEqualTo(1);
    assertThat(opinions.laxer()).isEqualTo(4);
    assertThat(opinions.held()).isEqualTo(11);
    assertThat(opinions.json().path("policyHolds").toString())
        .isEqualTo("{\"approved\":5,\"rejected\":6}");
  }

  /** 20 and 15 of 50 agree, 5 and 10 do not: 0.7 observed, 0.5 expected. */
  @Test
  void kappaIsAgreementBeyondChance() {
    Opinions opinions = new Opinions();
    add(opinions, 20, true, Outcome.APPROVED);
    add(opinions, 15, false, Outcome.REJECTED);
    add(opinions, 5, true, Outcome.REJECTED);
    add(opinions, 10, false, Outcome.APPROVED);

    assertThat(opinions.kappa().orElseThrow()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void kappaIsUnknownWhereBothAlwaysSayTheSame() {
    Opinions opinions = new Opinions();
    assertThat(opinions.kappa()).isEmpty();

    add(opinions, 7, true, Outcome.APPROVED);

    assertThat(opinions.kappa()).isEmpty();
    assertThat(opinions.json().path("kappa").isNull()).isTrue();
  }

  private static void add(Opinions opinions, int times, boolean approves, Outcome policy) {
    for (int i = 0; i < times; i++) {
      opinions.add(approves, policy);
    }
  }
}
