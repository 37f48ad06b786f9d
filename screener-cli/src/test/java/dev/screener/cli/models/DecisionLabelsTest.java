package dev.screener.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.scoring.Head;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionLabelsTest {

  private static final Map<Head, Boolean> FINE =
      Map.of(Head.SPAM, false, Head.ABUSE, false, Head.GIBBERISH, false);

  private final DecisionLabels labels = new DecisionLabels();

  private static ModeratorDecision.Builder decision(String id, DecisionAction action) {
    return ModeratorDecision.newBuilder()
        .setDecisionId(id)
        .setFilmId("crossing")
        .setReviewId("r1")
        .setRevision(1)
        .setAction(action)
        .setEffect(DecisionEffect.RULES)
        .setModeratorToken("token")
        .setDecidedAt(Instant.EPOCH);
  }

  private DecisionLabelsTest rejects(String id, String reason) {
    labels.take(decision(id, DecisionAction.REJECT).setReason(reason).build());
    return this;
  }

  private DecisionLabelsTest approves(String id) {
    labels.take(decision(id, DecisionAction.APPROVE).build());
    return this;
  }

  private DecisionLabelsTest undoes(String id, String undone) {
    labels.take(decision(id, DecisionAction.UNDO).setUndoes(undone).build());
    return this;
  }

  @Test
  void aRejectionTeachesTheHeadOfItsReason() {
    rejects("d1", "SPAM");

    assertThat(labels.labels())
        .containsExactly(new DecisionLabels.Label("crossing", "r1", 1, Map.of(Head.SPAM, true)));
  }

  @Test
  void anApprovalSaysThatATextIsNeitherSpamNorAbuseNorGibberish() {
    approves("d1");

    assertThat(labels.labels()).extracting(DecisionLabels.Label::answers).containsExactly(FINE);
  }

  @Test
  void aLabelTeachesAsMuchAsARuling() {
    labels.take(
        decision("d1", DecisionAction.REJECT)
            .setReason("ABUSE")
            .setEffect(DecisionEffect.LABEL)
            .build());

    assertThat(labels.labels())
        .extracting(DecisionLabels.Label::answers)
        .containsExactly(Map.of(Head.ABUSE, true));
  }

  @Test
  void aReasonThatIsNoHeadsTeachesNothing() {
    rejects("d1", "TEMPLATE_CAMPAIGN");

    assertThat(labels.labels()).isEmpty();
    assertThat(labels.leftOut()).containsExactly(Map.entry(DecisionLabels.LeftOut.NO_HEAD, 1));
  }

  @Test
  void whatWasTakenBackIsLeftOutAndTheOneBeforeItStandsAgain() {
    approves("d1").rejects("d2", "SPAM").undoes("d3", "d2");

    assertThat(labels.labels()).extracting(DecisionLabels.Label::answers).containsExactly(FINE);
    assertThat(labels.leftOut()).containsExactly(Map.entry(DecisionLabels.LeftOut.UNDONE, 1));
  }

  @Test
  void ofSeveralOnOneRevisionTheNewestCounts() {
    approves("d1").rejects("d2", "SPAM");

    assertThat(labels.labels())
        .extracting(DecisionLabels.Label::answers)
        .containsExactly(Map.of(Head.SPAM, true));
    assertThat(labels.leftOut()).containsExactly(Map.entry(DecisionLabels.LeftOut.REPLACED, 1));
  }

  @Test
  void aRepeatOfAnEarlierDecisionIsNotTheNewest() {
    approves("d1").rejects("d2", "SPAM").approves("d1");

    assertThat(labels.labels())
        .extracting(DecisionLabels.Label::answers)
        .containsExactly(Map.of(Head.SPAM, true));
  }

  @Test
  void eachRevisionIsATextOfItsOwn() {
    approves("d1");
    labels.take(
        decision("d2", DecisionAction.REJECT).setRevision(2).setReason("GIBBERISH").build());

    assertThat(labels.labels())
        .extracting(DecisionLabels.Label::revision, DecisionLabels.Label::answers)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(1, FINE),
            org.assertj.core.api.Assertions.tuple(2, Map.of(Head.GIBBERISH, true)));
  }

  @Test
  void anEffectThatThisVersionDoesNotKnowTeachesNothing() {
    labels.take(decision("d1", DecisionAction.APPROVE).setEffect(DecisionEffect.UNKNOWN).build());

    assertThat(labels.labels()).isEmpty();
  }
}
