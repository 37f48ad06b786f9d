package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same few words under many films from many new accounts. */
class CampaignTest {

  private static final String WORDS = "Watched it with grandma, utterly glorious masterpiece";
  private static final int MEMBERS = 40;

  @TempDir Path state;
  private Line line;
  private final Map<String, ApprovedReview> shown = new TreeMap<>();
  private final Map<String, QueuedJob> jobs = new TreeMap<>();
  private final Map<String, ReviewVerdict> verdicts = new TreeMap<>();
  private final List<Campaign> campaigns = new ArrayList<>();

  @BeforeEach
  void start() {
    line = new Line(state);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void aSwarmIsHeldAsOneAndWhatWasPublicIsTakenDown() {
    // When
    swarm(0, MEMBERS);

    // Then
    assertThat(verdicts.values())
        .hasSize(MEMBERS)
        .allSatisfy(
            verdict -> {
              assertThat(verdict.getOutcome()).isEqualTo(Outcome.HELD);
              assertThat(verdict.getReasons()).containsExactly("TEMPLATE_CAMPAIGN");
              assertThat(verdict.getSignals()).containsEntry("campaign.suspected", 1f);
            });
    assertThat(verdicts.values())
        .as("some came before it was known")
        .anyMatch(verdict -> verdict.getCause() == VerdictCause.EVIDENCE);
    assertThat(shown).isEmpty();
    assertThat(jobs.values())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.getLane()).isEqualTo(Lane.CAMPAIGN);
              assertThat(job.getJobId()).isEqualTo("campaign/" + campaign().getCampaignId());
            });
    assertThat(campaign().getState()).isEqualTo(CampaignState.SUSPECTED);
    assertThat(campaign().getSample()).isNotEmpty().hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void onceItIsKnownNoFurtherMemberIsEverPublic() {
    // Given
    swarm(0, MEMBERS);
    line.approved();

    // When
    swarm(MEMBERS, 20);

    // Then
    assertThat(verdicts.get("film-50/r50").getCause()).isEqualTo(VerdictCause.SUBMISSION);
    assertThat(verdicts.get("film-50/r50").getOutcome()).isEqualTo(Outcome.HELD);
    assertThat(shown).isEmpty();
    assertThat(jobs).hasSize(1);
  }

  @Test
  void oneRejectionSettlesAllMembersAndLaterOnes() {
    // Given
    swarm(0, MEMBERS);

    // When
    decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(verdicts.values())
        .allMatch(verdict -> verdict.getOutcome() == Outcome.REJECTED)
        .allMatch(verdict -> verdict.getReasons().equals(List.of("TEMPLATE_CAMPAIGN")));
    assertThat(jobs).isEmpty();
    assertThat(campaign().getState()).isEqualTo(CampaignState.CONFIRMED);
    assertThat(campaign().getDecisionId()).isEqualTo("d1");
    assertThat(campaign().getDecisionAnswer()).isEqualTo(DecisionAnswer.APPLIED);
    swarm(MEMBERS, 1);
    assertThat(verdicts.get("film-40/r40").getOutcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void whatIsClearedIsPublicAndDoesNotFormAgain() {
    // Given
    swarm(0, MEMBERS);

    // When
    decide("d1", DecisionAction.APPROVE, null);
    swarm(MEMBERS, 20);

    // Then
    assertThat(verdicts.values())
        .hasSize(MEMBERS + 20)
        .allMatch(verdict -> verdict.getOutcome() == Outcome.APPROVED);
    assertThat(shown).hasSize(MEMBERS + 20);
    assertThat(jobs).isEmpty();
    assertThat(campaign().getState()).isEqualTo(CampaignState.CLEARED);
  }

  @Test
  void anUndoneRejectionBringsBackExactlyWhatWasShown() {
    // Given
    swarm(0, MEMBERS);
    decide("d1", DecisionAction.APPROVE, null);
    Map<String, ApprovedReview> before = new TreeMap<>(shown);

    // When
    decide("d2", DecisionAction.REJECT, null);
    int publicMeanwhile = shown.size();
    decide("d3", DecisionAction.UNDO, "d2");

    // Then
    assertThat(before).hasSize(MEMBERS);
    assertThat(publicMeanwhile).isZero();
    assertThat(shown).isEqualTo(before);
    assertThat(campaign().getDecisionAnswer()).isEqualTo(DecisionAnswer.UNDONE);
    assertThat(campaign().getState()).isEqualTo(CampaignState.CLEARED);
  }

  @Test
  void anUndoneDecisionPutsTheOneJobBack() {
    // Given
    swarm(0, MEMBERS);
    Map<String, QueuedJob> before = new TreeMap<>(jobs);
    decide("d1", DecisionAction.REJECT, null);

    // When
    decide("d2", DecisionAction.UNDO, "d1");

    // Then
    assertThat(jobs.keySet()).isEqualTo(before.keySet());
    assertThat(verdicts.values()).allMatch(verdict -> verdict.getOutcome() == Outcome.HELD);
  }

  @Test
  void anUndoneDecisionFindsTheHoldsAsTheyWere() {
    // Given
    swarm(0, MEMBERS);
    decide("d1", DecisionAction.REJECT, null);
    line.waitFor(Duration.ofDays(4));

    // When
    decide("d2", DecisionAction.UNDO, "d1");
    line.waitFor(Duration.ofMinutes(1));
    read();

    // Then
    assertThat(verdicts.values())
        .as("whose time was up while they were rejected")
        .allMatch(verdict -> verdict.getCause() == VerdictCause.HOLD_ENDED);
    assertThat(shown).isEmpty();
  }

  @Test
  void aModeratorsWordOnOneReviewOutranksTheCampaign() {
    // Given
    swarm(0, MEMBERS);
    approveAlone("film-3", "r3");
    approveAlone("film-39", "r39");

    // When
    decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(shown).containsOnlyKeys("film-3/r3", "film-39/r39");
    assertThat(verdicts.get("film-3/r3").getDecidedBy()).isEqualTo(DecidedBy.MODERATOR);
  }

  @Test
  void anEditLeavesTheCampaignAndAWithdrawalStaysOne() {
    // Given
    swarm(0, MEMBERS);

    // When
    line.after(Duration.ofMinutes(1))
        .submit(member(1).saying(ReviewDraft.HONEST).edited("e1"))
        .submit(member(2).withdrawn("w2"));
    read();
    decide("d1", DecisionAction.REJECT, null);

    // Then
    assertThat(verdicts.get("film-1/r1").getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdicts.get("film-2/r2").getOutcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(shown).containsOnlyKeys("film-1/r1");
  }

  @Test
  void anErasedMemberIsNoExampleOfItsCampaign() {
    // Given
    swarm(0, MEMBERS);
    assertThat(campaign().getSample()).contains("film-0/r0");
    int remembered = line.stores().get("campaign-hashes").size();

    // When
    line.after(Duration.ofMinutes(1)).submit(review("").by("author-0").erased("e1"));
    read();

    // Then
    assertThat(campaign().getSample()).isNotEmpty().doesNotContain("film-0/r0");
    assertThat(line.stores().get("campaigns").toString()).doesNotContain("film-0/r0");
    assertThat(line.stores().get("campaign-hashes")).hasSize(remembered - 1);
    assertThat(jobs).hasSize(1);
  }

  @Test
  void aMemberThatWasEditedButSaysTheSameIsTakenDownToo() {
    // Given
    swarm(0, 3);
    line.after(Duration.ofMinutes(1)).submit(member(1).saying(WORDS + "!").rated(9).edited("e1"));
    assertThat(campaigns).isEmpty();

    // When
    swarm(3, MEMBERS);

    // Then
    assertThat(verdicts.get("film-1/r1").getRevision()).isEqualTo(2);
    assertThat(verdicts.get("film-1/r1").getOutcome()).isEqualTo(Outcome.HELD);
    assertThat(shown).isEmpty();
  }

  @Test
  void aDecisionOnACampaignThatIsNotYetKnownWaitsForIt() {
    // Given
    String id = idOfSwarm();

    // When
    line.decide(decision("d1", id, DecisionAction.REJECT));
    swarm(0, MEMBERS);

    // Then
    assertThat(verdicts.values()).allMatch(verdict -> verdict.getOutcome() == Outcome.REJECTED);
    assertThat(campaign().getState()).isEqualTo(CampaignState.CONFIRMED);
    assertThat(jobs).isEmpty();
  }

  @Test
  void theSameWordsByAuthorsWithHistoryAreNoCampaign() {
    // Given
    for (int i = 0; i < MEMBERS; i++) {
      for (int earlier = 0; earlier < 3; earlier++) {
        line.after(Duration.ofMinutes(7))
            .submit(
                review("h" + i + "-" + earlier)
                    .by("author-" + i)
                    .of("old-" + earlier)
                    .saying(ReviewDraft.HONEST + " Number " + i + " of " + earlier + "."));
      }
    }
    line.after(Duration.ofDays(2));
    read();
    verdicts.clear();

    // When
    swarm(0, MEMBERS);

    // Then
    assertThat(verdicts.values())
        .hasSize(MEMBERS)
        .allMatch(verdict -> verdict.getOutcome() == Outcome.APPROVED);
    assertThat(campaigns).isEmpty();
  }

  @Test
  void oldReviewsThatAreBroughtOverFormNothing() {
    // When
    for (int i = 0; i < MEMBERS; i++) {
      line.after(Duration.ofMinutes(1)).submit(member(i).imported(Outcome.APPROVED));
    }
    read();

    // Then
    assertThat(shown).hasSize(MEMBERS);
    assertThat(campaigns).isEmpty();
    assertThat(jobs).isEmpty();
  }

  @Test
  void aSwarmInManyWordingsIsOneCampaign() {
    // Given
    String[] words = WORDS.replace(",", "").split(" ");

    // When
    for (int i = 0; i < 120; i++) {
      String[] changed = words.clone();
      if (i % 2 == 0) {
        changed[i / 2 % words.length] = i % 3 == 0 ? "" : "zig" + i;
      }
      line.after(Duration.ofMinutes(1)).submit(member(i).saying(String.join(" ", changed)));
    }
    read();

    // Then
    assertThat(verdicts.values())
        .filteredOn(verdict -> verdict.getOutcome() == Outcome.HELD)
        .hasSizeGreaterThan(80);
    assertThat(jobs).hasSize(1);
    assertThat(campaigns.get(campaigns.size() - 1).getTemplates()).isGreaterThan(1);
  }

  @Test
  void aVariantOfAVariantIsHeldAtOnceAndIsOfTheSameCampaign() {
    // Given: beyond doubt, and a doubling since
    int members = 130;
    swarm(0, members);
    String variant = WORDS.replace("grandma", "grandpa");
    String further = variant.replace("utterly", "completely");

    // When
    line.after(Duration.ofMinutes(1)).submit(member(members).saying(variant));
    line.after(Duration.ofMinutes(1)).submit(member(members + 1).saying(further));
    read();

    // Then
    for (String key : List.of("film-130/r130", "film-131/r131")) {
      assertThat(verdicts.get(key).getOutcome()).as(key).isEqualTo(Outcome.HELD);
      assertThat(verdicts.get(key).getCause()).as(key).isEqualTo(VerdictCause.SUBMISSION);
    }
    assertThat(shown).isEmpty();
    assertThat(jobs).hasSize(1);
    decide("d1", DecisionAction.REJECT, null);
    assertThat(verdicts.values()).allMatch(verdict -> verdict.getOutcome() == Outcome.REJECTED);
  }

  @Test
  void aCampaignCountsItsMembersInAllWordings() {
    // Given
    String variant = WORDS.replace("grandma", "grandpa");

    // When
    for (int i = 0; i < 128; i++) {
      String text = i % 2 == 0 ? WORDS : variant;
      line.after(Duration.ofMinutes(1)).submit(member(i).saying(text));
    }
    read();

    // Then
    assertThat(jobs).hasSize(1);
    // One that was counted under one key and listed under another may count twice.
    assertThat(campaign().getMembers()).isBetween(65L, 134L);
    assertThat(campaign().getFilms()).isBetween(45L, 150L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inWhateverOrderMembersComeAndAreDecidedOnTheyEndAlike(long seed) {
    // Given
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, MEMBERS).boxed().toList());
    Collections.shuffle(order, random);
    String id = idOfSwarm();
    int decidedAfter = random.nextInt(MEMBERS);

    // When
    for (int i = 0; i < MEMBERS; i++) {
      line.after(Duration.ofMinutes(1)).submit(member(order.get(i)));
      if (i == decidedAfter) {
        line.decide(decision("d1", id, DecisionAction.REJECT));
      }
    }
    read();

    // Then
    assertThat(verdicts.values())
        .hasSize(MEMBERS)
        .allMatch(verdict -> verdict.getOutcome() == Outcome.REJECTED);
    assertThat(jobs).isEmpty();
  }

  /** The id under which the swarm will be known, from another line. */
  private String idOfSwarm() {
    try (Line other = new Line(state.resolve("other"))) {
      for (int i = 0; i < MEMBERS; i++) {
        other.after(Duration.ofMinutes(1)).submit(member(i));
      }
      return other.campaigns().get(0).key();
    }
  }

  private void swarm(int from, int count) {
    for (int i = from; i < from + count; i++) {
      line.after(Duration.ofMinutes(1)).submit(member(i));
    }
    read();
  }

  private static ReviewDraft member(int i) {
    return review("r" + i).by("author-" + i).of("film-" + i).saying(WORDS).rated(10);
  }

  private void decide(String decisionId, DecisionAction action, String undoes) {
    line.after(Duration.ofMinutes(1))
        .decide(decision(decisionId, campaign().getCampaignId(), action).setUndoes(undoes));
    read();
  }

  private static CampaignDecision.Builder decision(
      String decisionId, String campaignId, DecisionAction action) {
    return CampaignDecision.newBuilder()
        .setDecisionId(decisionId)
        .setCampaignId(campaignId)
        .setAction(action)
        .setModeratorToken("moderator-1");
  }

  private void approveAlone(String filmId, String reviewId) {
    line.after(Duration.ofMinutes(1))
        .decide(
            ModeratorDecision.newBuilder()
                .setDecisionId("alone-" + reviewId)
                .setFilmId(filmId)
                .setReviewId(reviewId)
                .setRevision(1)
                .setAction(DecisionAction.APPROVE)
                .setEffect(DecisionEffect.RULES)
                .setModeratorToken("moderator-1"));
    read();
  }

  private Campaign campaign() {
    assertThat(campaigns).isNotEmpty();
    return campaigns.get(campaigns.size() - 1);
  }

  /** Takes in what the topics now say. */
  private void read() {
    line.approved().forEach(record -> put(shown, record));
    line.queue().forEach(record -> put(jobs, record));
    line.campaigns().forEach(record -> campaigns.add(record.value()));
    line.verdicts()
        .forEach(
            verdict -> verdicts.put(verdict.getFilmId() + '/' + verdict.getReviewId(), verdict));
  }

  private static <V> void put(Map<String, V> map, TestRecord<String, V> record) {
    if (record.value() == null) {
      map.remove(record.key());
    } else {
      map.put(record.key(), record.value());
    }
  }
}
