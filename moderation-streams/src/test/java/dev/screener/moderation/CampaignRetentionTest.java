package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a campaign, and who is in it, can be found. */
class CampaignRetentionTest {

  private static final int MEMBERS = 40;

  @TempDir Path state;
  private final Map<String, ReviewVerdict> verdicts = new TreeMap<>();
  private Line line;
  private Campaign campaign;

  @BeforeEach
  void start() {
    line = new Line(state);
    for (int i = 0; i < MEMBERS; i++) {
      line.after(Duration.ofMinutes(1))
          .submit(
              review("r" + i)
                  .by("author-" + i)
                  .of("film-" + i)
                  .saying("Watched it with grandma, utterly glorious masterpiece")
                  .rated(10));
    }
    read();
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void aLateDecisionReachesAllMembersAndSoDoesItsUndoing() {
    // Given
    daysGoBy(190, "late");
    decide("d1", DecisionAction.REJECT, null);
    List<Float> confirmed = confirmed();

    // When
    daysGoBy(120, "later");
    decide("d2", DecisionAction.UNDO, "d1");

    // Then
    assertThat(confirmed).hasSize(MEMBERS).containsOnly(1f);
    assertThat(campaign.getDecisionAnswer()).isEqualTo(DecisionAnswer.UNDONE);
    assertThat(confirmed()).hasSize(MEMBERS).containsOnly(0f);
  }

  @Test
  void aCampaignThatNobodyDecidesOnIsForgottenWithItsMembers() {
    // When
    daysGoBy(201, "first");
    daysGoBy(3, "then");

    // Then
    assertThat(line.stores().get("campaigns")).isEmpty();
    assertThat(line.table("case-desk", 's')).isEmpty();
    assertThat(line.table("case-desk", 'm')).isEmpty();
  }

  /** What each member's newest verdict records of it. */
  private List<Float> confirmed() {
    return verdicts.values().stream()
        .map(verdict -> verdict.getSignals().get("campaign.confirmed"))
        .toList();
  }

  /** Event time goes by as reviews come; twice, since the first only moves the clock. */
  private void daysGoBy(int days, String name) {
    for (int i = 0; i < 2; i++) {
      String id = name + i;
      line.after(i == 0 ? Duration.ofDays(days) : Duration.ofMinutes(2))
          .submit(review(id).by("author-" + id).as(id));
    }
    line.verdicts();
  }

  private void decide(String decisionId, DecisionAction action, String undoes) {
    line.decide(
        CampaignDecision.newBuilder()
            .setDecisionId(decisionId)
            .setCampaignId(campaign.getCampaignId())
            .setAction(action)
            .setUndoes(undoes)
            .setModeratorToken("moderator-1"));
    read();
  }

  private void read() {
    for (TestRecord<String, Campaign> record : line.campaigns()) {
      campaign = record.value();
    }
    for (ReviewVerdict verdict : line.verdicts()) {
      verdicts.put(verdict.getFilmId() + '/' + verdict.getReviewId(), verdict);
    }
  }
}
