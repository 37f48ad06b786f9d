package dev.screener.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.simulator.traffic.Scenarios;
import dev.screener.simulator.traffic.TrafficSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small runs through the real topology. */
class InProcessTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final double SCALE = 0.01;

  @Test
  void everyReviewIsJudgedAndHonestOnesAreHardlyEverKeptOut() throws IOException {
    Score score = play("organic");

    assertThat(score.submissions()).isBetween(500L, 900L);
    assertThat(score.honest().reviews()).isEqualTo(score.submissions());
    assertThat(score.attack().reviews()).isZero();
    assertThat(score.honest().keptOut()).isLessThan(score.submissions() / 50);
    assertThat(score.precision()).isBetween(0.0, 1.0);
  }

  @Test
  void advertisementsWithAddressesAreKeptOut() throws IOException {
    Score score = play("link-spam");

    assertThat(score.byCampaign()).containsOnlyKeys("link-spam");
    assertThat(score.attack().reviews()).isEqualTo(10);
    assertThat(score.attack().downInTheEnd()).isGreaterThanOrEqualTo(8);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void sameSeedGivesTheSameScore() throws IOException {
    JsonNode once = ScoreJson.of(play("flood")).without("seconds");

    assertThat(ScoreJson.of(play("flood")).<JsonNode>without("seconds")).isEqualTo(once);
  }

  @Test
  void anImportIsQuietAndDoneAgainChangesNothing() throws IOException {
    ImportScore score =
        InProcess.importTwice(
            "honest-burst", settings(), BEGIN.plus(Duration.ofDays(30)), played -> {});

    assertThat(score.first().verdicts()).isEqualTo(score.reviews());
    assertThat(score.isQuiet()).isTrue();
  }

  @Test
  void theDocumentHasThePromisedShapeAndThePageStandsAlone() throws IOException {
    Score score = play("template-swarm");

    JsonNode document = ScoreJson.of(score);
    String page = ScorePage.of(score);

    assertThat(document.path("attack").fieldNames())
        .toIterable()
        .contains("reviews", "neverPublic", "downInTheEnd", "takedownSecondsP99");
    assertThat(document.path("honest").fieldNames())
        .toIterable()
        .contains("reviews", "keptOut", "shortReviews", "shortKeptOut");
    assertThat(document.path("sieges").fieldNames())
        .toIterable()
        .contains("opened", "secondsToOpen");
    assertThat(document.path("attack").path("reviews").asInt()).isEqualTo(50);
    assertThat(page).contains("<svg", "template-swarm").doesNotContain("http", "<script");
    assertThat(ScoreTable.of(score)).contains("template-swarm", "never public");
  }

  private static Score play(String scenario) throws IOException {
    TrafficSettings settings = settings();
    return InProcess.play(
        Scenarios.of(scenario, settings),
        settings.seed(),
        settings.begin(),
        Optional.empty(),
        played -> {});
  }

  /** Eight hours, so that few minutes of event time pass. */
  private static TrafficSettings settings() {
    Duration window = Duration.ofHours(8);
    return new TrafficSettings(1, BEGIN, 2.3, window, SCALE, true, Optional.empty());
  }
}
