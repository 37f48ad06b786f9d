package dev.screener.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CrowdTest {

  @Test
  void aBombingComesWithAsManyHonestPeopleAndTheTruthAboutEach() {
    Crowd crowd = Crowd.of("bomb-low", "tour-t-besieged", 0.02);

    assertThat(crowd.votes()).hasSize(120);
    assertThat(crowd.attackers()).isEqualTo(60);
    assertThat(crowd.honestMean()).isBetween(4.0, 10.0);
    assertThat(crowd.votes())
        .filteredOn(vote -> !vote.honest())
        .allSatisfy(vote -> assertThat(vote.rating()).isBetween(1, 2));
  }

  @Test
  void noAccountIsFromTheFutureAndIdsBelongToTheTour() {
    Crowd crowd = Crowd.of("honest-burst", "tour-t-premiere", 0.02);
    Instant now = Instant.now();

    assertThat(crowd.votes())
        .isNotEmpty()
        .allSatisfy(
            vote -> {
              assertThat(vote.honest()).isTrue();
              assertThat(vote.review().path("filmId").asText()).isEqualTo("tour-t-premiere");
              assertThat(vote.review().path("authorId").asText()).startsWith("tour-t-premiere-");
              assertThat(Instant.parse(vote.review().path("accountCreatedAt").asText()))
                  .isBefore(now);
            });
  }
}
