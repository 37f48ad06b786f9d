package dev.screener.moderation.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.template.Sketch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadJudgeTest {

  private static final long CROWD_MILLIS = 138_000;
  private static final Background USUAL = new Background(200_000, 0.3, 0.1, 0, new FirstDay());
  private static final float SIX_WORDS = 20;
  private static final float TWO_WORDS = 12;

  @Test
  void aSwarmOfThrowAwayAccountsIsSuspectedByItsTwelfthMember() {
    assertThat(suspected(throwaways(12, Members.HOUR / 6), SIX_WORDS)).isTrue();
    assertThat(suspected(throwaways(12, Members.HOUR), SIX_WORDS)).isTrue();
  }

  @Test
  void aSwarmOfHundredsIsPlainEnoughToBeConfirmed() {
    Finding finding = judge(throwaways(60, Members.HOUR / 6), SIX_WORDS);

    assertThat(finding.suspicion()).isEqualTo(Suspicion.CONFIRMABLE);
    assertThat(finding.spread().authors()).isEqualTo(60);
  }

  @Test
  void theSamePhraseByAuthorsOfAllKindsIsNothing() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long time = Members.START + i * 11 * Members.HOUR;
      members.add(i % 2 == 0 ? Members.throwaway(i, time) : Members.proven(i, time));
    }

    assertThat(judge(members, SIX_WORDS).suspicion()).isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void aFewWordsThatMostFirstReviewsAreMadeOfAreNothing() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long time = Members.START + i * 12 * Members.HOUR;
      members.add(i % 3 != 0 ? Members.throwaway(i, time) : Members.proven(i, time));
    }

    assertThat(judge(members, TWO_WORDS).suspicion()).isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void oneAuthorOrOneFilmIsNoCampaign() {
    List<Member> oneAuthor = new ArrayList<>();
    List<Member> oneFilm = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      oneAuthor.add(Members.of(7, "film-" + i, i, Members.START + i));
      oneFilm.add(Members.of(i, "film-1", i, Members.START + i));
    }

    assertThat(judge(oneAuthor, 40).suspicion()).isEqualTo(Suspicion.NOTHING);
    assertThat(judge(oneFilm, 40).suspicion()).isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void oneTextUnderTwoFilmIdsIsNoCampaign() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      members.add(Members.of(i, "alias-" + i, i, Members.START));
    }

    assertThat(judge(members, 40).suspicion()).isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void anAgeThatIsNotKnownCountsAgainstNobody() {
    List<Member> unknown = throwaways(12, Members.HOUR);
    List<Member> known = new ArrayList<>();
    for (Member member : unknown) {
      known.add(aged(member, 1));
    }

    assertThat(judge(unknown, SIX_WORDS).score())
        .isLessThanOrEqualTo(judge(known, SIX_WORDS).score());
  }

  @Test
  void oldAccountsSpeakAgainstACampaignOfThrowAwayAccounts() {
    List<Member> old = new ArrayList<>();
    for (Member member : throwaways(12, 12 * Members.HOUR)) {
      old.add(aged(member, 900));
    }

    assertThat(judge(old, SIX_WORDS).suspicion()).isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void aCampaignOnAnOldPhraseIsSeenInItsNewestReviews() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      members.add(Members.proven(i, Members.START + i * 12 * Members.HOUR));
    }
    for (int i = 0; i < 24; i++) {
      members.add(Members.throwaway(100 + i, Members.START + 500 * Members.HOUR + i * 60_000L));
    }

    assertThat(judge(members, SIX_WORDS).suspicion()).isNotEqualTo(Suspicion.NOTHING);
  }

  @Test
  void accountsWithAPastThatAllSayTheSameWithinHoursAreSuspectedAndImplicated() {
    List<Member> farm = proven(24, 6 * 60_000L);

    assertThat(suspected(farm, SIX_WORDS)).isTrue();
    assertThat(SpreadJudge.implicates(farm.get(0), Census.of(farm, SIX_WORDS))).isTrue();
  }

  @Test
  void whatPeopleWithAPastPassOnIsNothing() {
    long withinADay = Members.HOUR;
    List<Member> overOneFilm = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      overOneFilm.add(Members.of(i, "film-" + i / 6, i, Members.START + i * 60_000L));
    }

    assertThat(suspected(proven(24, withinADay), 40)).isFalse();
    assertThat(suspected(proven(24, 6 * 60_000L), TWO_WORDS)).isFalse();
    assertThat(suspected(overOneFilm, SIX_WORDS)).isFalse();
  }

  @Test
  void onItsFirstDayADeskTakesNoCommonplaceForNewSinceItBeganWithTheSite() {
    assertThat(onTheFirstDay(500, 2_000).suspicion()).isEqualTo(Suspicion.NOTHING);
    assertThat(onTheFirstDay(10_000, 4_000).suspicion()).isEqualTo(Suspicion.NOTHING);
    assertThat(onTheFirstDay(0, 24).suspicion()).isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void onItsFirstDayADeskFindsWhatNoneOfManySaidAndThenManySayAtOnce() {
    assertThat(onTheFirstDay(10_000, 2_000).suspicion()).isEqualTo(Suspicion.SUSPECTED);
    assertThat(onTheFirstDay(200, 24).suspicion()).isEqualTo(Suspicion.SUSPECTED);
  }

  @Test
  void onItsFirstDayHalfAsManyAreFoundWhereTheyComeFourTimesFaster() {
    Spread twelve = Census.of(proven(12, CROWD_MILLIS / 11), SIX_WORDS);

    assertThat(SpreadJudge.judge(twelve, firstDay(2_000, 40)).suspicion())
        .isEqualTo(Suspicion.SUSPECTED);
    assertThat(SpreadJudge.judge(twelve, firstDay(2_000, 80)).suspicion())
        .isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void whatComesDayByDayIsNeverBeyondDoubtHoweverMuchItBecomes() {
    Spread atOnce = Census.of(proven(60, 60_000L), SIX_WORDS);
    Spread dayByDay = all(300, Members.START, Census.of(proven(60, 12 * Members.HOUR), SIX_WORDS));

    assertThat(OnCue.isBeyondDoubt(atOnce, USUAL)).isTrue();
    assertThat(OnCue.isBeyondDoubt(dayByDay, USUAL)).isFalse();
  }

  @Test
  void onItsFirstDayWhatSomeHaveSaidBeforeIsNotNewWhenManySayIt() {
    Spread newest = Census.of(proven(24, CROWD_MILLIS / 23), SIX_WORDS);
    Spread withTwoBefore = all(26, Members.START - Members.HOUR, newest).with(newest);

    assertThat(SpreadJudge.judge(withTwoBefore, firstDay(10_000, 2_000)).suspicion())
        .isEqualTo(Suspicion.NOTHING);
  }

  private static Finding onTheFirstDay(int before, int since) {
    return SpreadJudge.judge(
        Census.of(proven(24, CROWD_MILLIS / 23), SIX_WORDS), firstDay(before, since));
  }

  /** So many reviews came before the crowd, and so many evenly while it did. */
  private static Background firstDay(int before, int since) {
    FirstDay day = new FirstDay();
    for (int i = before; i > 0; i--) {
      day.add(Members.START - i);
    }
    for (int i = 0; i < since; i++) {
      day.add(Members.START + 1 + i * CROWD_MILLIS / since);
    }
    return new Background(200_000, 0.3, 0.1, Members.START - Members.HOUR, day);
  }

  @Test
  void whatWasImportedDoesNotMakeAPhraseLookNew() {
    Spread newest = Census.of(proven(24, 6 * 60_000L), SIX_WORDS);
    long yearsAgo = Members.START - 20_000 * Members.HOUR;
    Spread imported = all(100, yearsAgo, newest).with(newest);
    Background twoDays =
        new Background(200_000, 0.3, 0.1, Members.START - 48 * Members.HOUR, new FirstDay());
    Background years = new Background(200_000, 0.3, 0.1, yearsAgo, new FirstDay());

    assertThat(SpreadJudge.judge(imported, twoDays).suspicion()).isEqualTo(Suspicion.NOTHING);
    assertThat(SpreadJudge.judge(all(25, yearsAgo, newest).with(newest), years).suspicion())
        .isEqualTo(Suspicion.SUSPECTED);
  }

  private static Spread all(int reviews, long firstAt, Spread newest) {
    return new Spread(
        reviews, reviews, reviews, 0, 0, 0, reviews, 0, 0, firstAt, newest.lastAt(), SIX_WORDS);
  }

  @Test
  void whatManyUseDayByDayIsNothing() {
    assertThat(suspected(proven(60, Members.HOUR), SIX_WORDS)).isFalse();
  }

  @Test
  void underAFurtherKeyNobodyIsOnCueSinceItsPastIsNotKnown() {
    Spread around = Census.of(proven(24, 6 * 60_000L), SIX_WORDS).ofUnproven();

    assertThat(SpreadJudge.judge(around, USUAL).suspicion()).isEqualTo(Suspicion.NOTHING);
  }

  @Test
  void aParagraphThatManyCopyWithinWeeksIsSuspected() {
    assertThat(suspected(proven(24, 24 * Members.HOUR), 80)).isTrue();
    assertThat(suspected(proven(23, 24 * Members.HOUR), 80)).isFalse();
  }

  /** A site that gets more than 645,000 a month comes upon a sentence so often by itself. */
  @Test
  void whatIsOnCueOnASiteIsNotOnALargerOneUnlessTheTextIsLonger() {
    Background site = new Background(640_000, 0.3, 0.1, 0, new FirstDay());
    Background larger = new Background(650_000, 0.3, 0.1, 0, new FirstDay());
    List<Member> farm = proven(24, 60_000L);

    assertThat(suspected(farm, SIX_WORDS, site)).isTrue();
    assertThat(suspected(farm, 2 * SIX_WORDS, site)).isTrue();
    assertThat(suspected(farm, SIX_WORDS, larger)).isFalse();
    assertThat(suspected(farm, 2 * SIX_WORDS, larger)).isFalse();
    assertThat(suspected(farm, 2 * SIX_WORDS + 1, larger)).isTrue();
  }

  @Test
  void aPhraseThatHasLongBeenUsedMayBeUsedFasterForAnEvening() {
    List<Member> members = new ArrayList<>(proven(40, 12 * Members.HOUR));
    for (int i = 0; i < 24; i++) {
      members.add(Members.proven(100 + i, Members.START + (500 + i) * Members.HOUR));
    }

    assertThat(suspected(members, SIX_WORDS)).isFalse();
  }

  @Test
  void whoseReviewsHaveStoodIsNoPartOfACampaignOfStrangers() {
    Spread strangers = Census.of(throwaways(20, Members.HOUR), SIX_WORDS);

    assertThat(SpreadJudge.implicates(Members.proven(1, Members.START), strangers)).isFalse();
    assertThat(SpreadJudge.implicates(Members.throwaway(99, Members.START), strangers)).isTrue();
  }

  private static boolean suspected(List<Member> members, float bits) {
    return judge(members, bits).suspicion() != Suspicion.NOTHING;
  }

  private static boolean suspected(List<Member> members, float bits, Background site) {
    return SpreadJudge.judge(Census.of(members, bits), site).suspicion() != Suspicion.NOTHING;
  }

  private static Finding judge(List<Member> members, float bits) {
    return SpreadJudge.judge(Census.of(members, bits), USUAL);
  }

  private static List<Member> proven(int count, long apart) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(Members.proven(i, Members.START + i * apart));
    }
    return members;
  }

  private static List<Member> throwaways(int count, long apart) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(Members.throwaway(i, Members.START + i * apart));
    }
    return members;
  }

  private static Member aged(Member member, int days) {
    return new Member(
        member.author(),
        member.filmId(),
        member.reviewId(),
        member.time(),
        member.rating(),
        days,
        member.stood(),
        member.first(),
        true,
        Sketch.NONE);
  }
}
