package dev.screener.moderation.siege;

import static dev.screener.moderation.siege.Crowd.HOUR;
import static dev.screener.moderation.siege.Crowd.LIKED;
import static dev.screener.moderation.siege.Crowd.MIDDLING;
import static dev.screener.moderation.siege.Crowd.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.moderation.siege.Crowd.Mix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns of 3,000 votes of which some stray a point, lest it shows, within a crowd of 3,000. */
class StrayingCampaignsTest {

  private static final int MANY = 3_000;
  private static final long DURING = 6 * HOUR;
  private static final double ORDINARY = 1;
  private static final double RELEASE = 1.5;

  private static Crowd within(long seed, double[] ratings, Mix mix) {
    return new Crowd(seed, true).honest(MANY, START - HOUR, DURING + HOUR, ratings, mix);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10", "2, 1", "2, 10", "3, 1", "3, 10", "4, 1", "4, 10", "5, 1", "5, 10"})
  void whoStraysToTheNextRatingIsHeldWithTheOthers(long seed, int rating) {
    // Given
    Crowd crowd =
        within(seed, MIDDLING, Mix.USUAL)
            .history(MIDDLING, Mix.USUAL)
            .attack(MANY, DURING, rating, 0.5, 0.1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.95);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.95);
  }

  /** A pressed rating that is seldom given says little, which is no end of the siege. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSiegeOfTwoRatingsIsOneSiege(long seed) {
    // Given
    Crowd crowd =
        within(seed, LIKED, Mix.USUAL).history(LIKED, Mix.USUAL).attack(MANY, DURING, 1, 0.5, 0.2);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.opened()).isEqualTo(1);
  }

  /** Those who gave it ten points an hour before show that its fans were others. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onAReleaseNightADenseCampaignIsSeenSoon(long seed) {
    // Given
    Crowd crowd = within(seed, LIKED, Mix.RELEASE_NIGHT).attack(MANY, 2 * HOUR, 10, 0.5, 0.1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), RELEASE);

    // Then
    assertThat(watch.opened()).isEqualTo(1);
    assertThat(watch.secondsToOpen()).isBetween(0L, 90L);
  }
}
