package dev.screener.moderation.siege;

import static dev.screener.moderation.siege.Crowd.ADORED;
import static dev.screener.moderation.siege.Crowd.DAY;
import static dev.screener.moderation.siege.Crowd.HATED;
import static dev.screener.moderation.siege.Crowd.HOUR;
import static dev.screener.moderation.siege.Crowd.LIKED;
import static dev.screener.moderation.siege.Crowd.MIDDLING;
import static dev.screener.moderation.siege.Crowd.MINUTE;
import static dev.screener.moderation.siege.Crowd.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.moderation.siege.Crowd.Mix;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Campaigns of 3,000 votes within an honest crowd of 3,000, honest bursts of 6,000, over six hours
 * from seeds: a siege opens where there is one and holds its votes, not the crowd's.
 */
class SiegesTest {

  private static final int MANY = 3_000;
  private static final long DURING = 6 * HOUR;
  private static final double ORDINARY = 1;
  private static final double RELEASE = 1.5;

  private static Crowd within(long seed, boolean agesTold, double[] ratings, Mix mix) {
    return new Crowd(seed, agesTold).honest(MANY, START - HOUR, DURING + HOUR, ratings, mix);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aCampaignOfLowestRatingsIsHeldAndItsCrowdIsNot(long seed) {
    // Given
    Crowd crowd =
        within(seed, true, LIKED, Mix.USUAL).history(LIKED, Mix.USUAL).attack(MANY, DURING, 1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.opened()).isEqualTo(1);
    assertThat(watch.secondsToOpen()).isBetween(0L, 60L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.98);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.97);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aCampaignOfTopRatingsIsHeldAndItsCrowdIsNot(long seed) {
    // Given
    Crowd crowd =
        within(seed, true, MIDDLING, Mix.USUAL)
            .history(MIDDLING, Mix.USUAL)
            .attack(MANY, DURING, 10);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.opened()).isEqualTo(1);
    assertThat(watch.secondsToOpen()).isBetween(0L, 60L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.98);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.96);
  }

  /** A fifth of its crowd gives it ten points too: the campaign's aged accounts look like these. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onALikedFilmSomeTopRatingsOfACampaignCannotBeToldFromItsCrowds(long seed) {
    // Given
    Crowd crowd =
        within(seed, true, LIKED, Mix.USUAL).history(LIKED, Mix.USUAL).attack(MANY, DURING, 10);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.secondsToOpen()).isBetween(0L, 120L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.83);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.94);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whoWritesInAnotherLanguageThanACampaignIsLessSuspect(long seed) {
    // Given
    Crowd crowd =
        new Crowd(seed, true)
            .inTwoLanguages()
            .honest(MANY, START - HOUR, DURING + HOUR, LIKED, Mix.USUAL)
            .history(LIKED, Mix.USUAL)
            .attack(MANY, DURING, 10);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    long now = START + DURING;
    Vote english = new Vote(now, 10, Voter.NEW, Form.SHORT);
    Vote korean = new Vote(now, 10, Voter.NEW, Form.FOREIGN);
    assertThat(watch.pulse().judge(english, Habits.prior()).suspicion()).isGreaterThan(0.98f);
    assertThat(watch.pulse().judge(korean, Habits.prior()).suspicion()).isLessThan(0.98f);
  }

  /** Soon none of the last votes is of the crowd; who it was is still known. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10", "2, 1", "2, 10", "3, 1", "3, 10", "4, 1", "4, 10", "5, 1", "5, 10"})
  void aCampaignPressedIntoMinutesThatTheCrowdHasLeftIsOneSiege(long seed, int rating) {
    // Given
    Crowd crowd =
        new Crowd(seed, true)
            .honest(MANY, START - 2 * MINUTE, 2 * MINUTE, MIDDLING, Mix.USUAL)
            .attack(MANY, 2 * MINUTE, rating, 0.5, 0.1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.opened()).isEqualTo(1);
    assertThat(watch.secondsToOpen()).isBetween(0L, 10L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.85);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10", "2, 1", "2, 10", "3, 1", "3, 10"})
  void aCampaignOfBareRatingsIsHeld(long seed, int rating) {
    // Given
    Crowd crowd =
        within(seed, true, MIDDLING, Mix.USUAL)
            .history(MIDDLING, Mix.USUAL)
            .attack(MANY, DURING, rating, 1.0);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.95);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10", "2, 1", "2, 10", "3, 1", "3, 10"})
  void aCampaignOnAFilmWithoutHistoryIsHeld(long seed, int rating) {
    // Given
    Crowd crowd = within(seed, true, MIDDLING, Mix.USUAL).attack(MANY, DURING, rating);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.secondsToOpen()).isBetween(0L, 180L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.9);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10", "2, 1", "2, 10", "3, 1", "3, 10"})
  void aReleaseNightDoesNotHideACampaign(long seed, int rating) {
    // Given
    Crowd crowd =
        within(seed, true, MIDDLING, Mix.RELEASE_NIGHT)
            .history(MIDDLING, Mix.USUAL)
            .attack(MANY, DURING, rating);

    // When
    Watch watch = Watch.over(crowd.inOrder(), RELEASE);

    // Then
    assertThat(watch.secondsToOpen()).isBetween(0L, 600L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.9);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.93);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anHonestReleaseNightPasses(long seed) {
    for (double[] ratings : Arrays.asList(LIKED, ADORED, HATED)) {
      // Given
      Crowd crowd =
          new Crowd(seed, true)
              .history(LIKED, Mix.USUAL)
              .honest(2 * MANY, START, DURING, ratings, Mix.RELEASE_NIGHT);

      // When
      Watch watch = Watch.over(crowd.inOrder(), RELEASE);

      // Then
      assertThat(watch.opened()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anHonestBurstOnAnOrdinaryDayPasses(long seed) {
    // Given
    Crowd crowd =
        new Crowd(seed, true)
            .history(LIKED, Mix.USUAL)
            .honest(2 * MANY, START, DURING, LIKED, Mix.RELEASE_NIGHT);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.opened()).isZero();
    assertThat(watch.shareOfHonestShown()).isEqualTo(1);
  }

  @Test
  void aSiegeThatWasNoneIsLiftedAndItsHoldsWithIt() {
    // Given: a crowd that changes from one hour to the next in everything at once, on no release
    LongStream seeds = LongStream.rangeClosed(1, 40);

    // When
    Watch[] watches =
        seeds
            .mapToObj(
                seed ->
                    new Crowd(seed, true)
                        .history(MIDDLING, Mix.USUAL)
                        .honest(2 * MANY, START, DURING, ADORED, Mix.YOUNG_SITE))
            .map(crowd -> Watch.over(crowd.inOrder(), ORDINARY))
            .toArray(Watch[]::new);

    // Then
    assertThat(watches).anyMatch(watch -> watch.opened() > 0);
    assertThat(watches).allMatch(watch -> watch.lifted() == watch.opened());
    assertThat(watches).allMatch(watch -> watch.shareOfHonestShown() > 0.99);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whereAgesAreNotToldStandingStillTellsALowCampaign(long seed) {
    // Given
    Crowd crowd =
        within(seed, false, LIKED, Mix.USUAL).history(LIKED, Mix.USUAL).attack(MANY, DURING, 1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.secondsToOpen()).isBetween(0L, 180L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.9);
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.95);
  }

  /** Nothing but the rating differs: most of the campaign stays public, and so do the honest. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whereNothingTellsVotersApartTheHonestStayPublic(long seed) {
    // Given
    Crowd crowd =
        within(seed, false, MIDDLING, Mix.YOUNG_SITE)
            .history(MIDDLING, Mix.YOUNG_SITE)
            .attack(MANY, DURING, 1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.shareOfHonestShown()).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCampaignWithoutACrowdIsHeld(long seed) {
    // Given
    Crowd crowd =
        new Crowd(seed, true)
            .history(LIKED, Mix.USUAL)
            .honest(30, START, DURING, LIKED, Mix.USUAL)
            .attack(MANY, DURING, 1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.secondsToOpen()).isBetween(0L, 180L);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.95);
  }

  @Test
  void aSiegeEndsWhenItHasBeenQuietForSixHoursAndNotBefore() {
    // Given
    Crowd crowd =
        within(1, true, LIKED, Mix.USUAL).history(LIKED, Mix.USUAL).attack(MANY, DURING, 1);
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);
    long last = watch.pulse().siege().getLastSuspectAt();

    // When
    Alarm.End before = watch.pulse().alarm().end(last + 6 * HOUR);
    Alarm.End after = watch.pulse().alarm().end(last + 6 * HOUR + 1);

    // Then
    assertThat(before).isEqualTo(Alarm.End.NOT_YET);
    assertThat(after).isEqualTo(Alarm.End.OVER);
    assertThat(watch.pulse().siege()).isNull();
  }

  @Test
  void whatAFilmsPulseTakesIsBounded() {
    // Given
    Crowd crowd =
        within(1, true, LIKED, Mix.USUAL).history(LIKED, Mix.USUAL).attack(MANY, DURING, 1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.largest()).isLessThan(2_048);
  }

  @Test
  void votesOfWhichOnlyTheDayIsKnownAreWatchedToo() {
    // Given
    Crowd crowd = new Crowd(1, true).honest(150, START, 1, LIKED, Mix.USUAL).attack(150, 1, 1);

    // When
    Watch watch = Watch.over(crowd.inOrder(), ORDINARY);

    // Then
    assertThat(watch.opened()).isEqualTo(1);
    assertThat(watch.shareOfAttackHeld()).isGreaterThan(0.8);
    assertThat(watch.pulse().alarm().end(START + DAY)).isEqualTo(Alarm.End.OVER);
  }
}
