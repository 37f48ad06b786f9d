package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a moderator's decision: it is on its topic, once, and tells no name. */
@Timeout(180)
class DecisionsTest {

  @TempDir private static Path directory;
  private static RunningService service;
  private static Moderator moderator;

  @BeforeAll
  static void start() {
    service = RunningService.acknowledging(directory);
    moderator = new Moderator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aModeratorRejects() {
    Client.Answer answer =
        moderator.decide(
            "{"
                + Moderator.TARGET
                + ",\"action\":\"REJECT\",\"reason\":\"SPAM\",\"note\":\"Third shop.\"}");

    assertThat(answer.status()).isEqualTo(202);
    ModeratorDecision decision = moderator.last();
    assertThat(decision.getDecisionId()).isEqualTo(answer.text("decisionId")).hasSize(22);
    assertThat(WriteToken.decode(answer.text("token")))
        .contains(new WriteToken.OfDecision("crossing", "r1", answer.text("decisionId")));
    assertThat(decision.getFilmId()).isEqualTo("crossing");
    assertThat(decision.getReviewId()).isEqualTo("r1");
    assertThat(decision.getRevision()).isEqualTo(2);
    assertThat(decision.getAction()).isEqualTo(DecisionAction.REJECT);
    assertThat(decision.getEffect()).isEqualTo(DecisionEffect.RULES);
    assertThat(decision.getReason()).isEqualTo("SPAM");
    assertThat(decision.getUndoes()).isNull();
  }

  @Test
  void aDecisionMayBeAsLargeAloneAsOnALine() {
    String decision =
        "{" + Moderator.TARGET + ",\"action\":\"APPROVE\"" + " ".repeat(200_000) + "}";

    Client.Answer alone = moderator.decide(decision);
    Client.Answer onALine =
        service
            .to(Moderator.DECISIONS)
            .as(Tokens.MODERATOR)
            .with("Content-Type", "application/x-ndjson")
            .post(decision);

    assertThat(alone.status()).isEqualTo(202);
    assertThat(onALine.status()).isEqualTo(200);
    assertThat(onALine.body()).contains("\"accepted\"");
  }

  @Test
  void theModeratorsNameAndNoteAreNotOnTheTopicInPlainWords() {
    moderator.decide(
        "{" + Moderator.TARGET + ",\"action\":\"APPROVE\",\"note\":\"A quotation, harmless.\"}");

    byte[] value = moderator.newest("moderation.decisions");
    ModeratorDecision decision = moderator.last();
    PersonKeys keys = service.keys();
    String person = PersonKeys.staff("our-moderator");
    assertThat(new String(value, UTF_8)).doesNotContain("our-moderator", "quotation");
    await()
        .untilAsserted(
            () ->
                assertThat(keys.decrypt(person, decision.getNote().array()))
                    .contains("A quotation, harmless."));
    assertThat(keys.tokenOf(person).toCompletableFuture().join())
        .isEqualTo(decision.getModeratorToken());
  }

  @Test
  void aModeratorsTokenIsAlwaysTheSameAndNotAnothers() {
    moderator.decide("{" + Moderator.TARGET + ",\"action\":\"APPROVE\"}");
    String first = moderator.last().getModeratorToken();
    moderator.decide("{" + Moderator.TARGET + ",\"action\":\"REJECT\"}");
    String again = moderator.last().getModeratorToken();
    service
        .to(Moderator.DECISIONS)
        .as(Tokens.ADMIN)
        .post("{" + Moderator.TARGET + ",\"action\":\"APPROVE\"}");
    String ofAnother = moderator.last().getModeratorToken();

    assertThat(again).isEqualTo(first);
    assertThat(ofAnother).isNotEqualTo(first).hasSize(22);
  }

  @Test
  void aCampaignIsDecidedOnAsAWhole() {
    Client.Answer answer =
        moderator.decide(
            "{\"target\":{\"campaignId\":\"00ff\"},\"action\":\"REJECT\",\"note\":\"A shop"
                + " again.\"}");

    assertThat(answer.status()).isEqualTo(202);
    byte[] value = moderator.newest("moderation.campaign-decisions");
    CampaignDecision decision =
        AvroSerde.of(CampaignDecision.class, WriterSchemas.none()).decode(value);
    assertThat(decision.getDecisionId()).isEqualTo(answer.text("decisionId"));
    assertThat(decision.getCampaignId()).isEqualTo("00ff");
    assertThat(decision.getAction()).isEqualTo(DecisionAction.REJECT);
    assertThat(new String(value, UTF_8)).doesNotContain("our-moderator", "shop");
  }

  @Test
  void aSiegeIsDecidedOnAsAWhole() {
    Client.Answer answer =
        moderator.decide(
            "{\"target\":{\"filmId\":\"crossing\",\"siegeOpenedAt\":\"2026-03-01T13:00:00.250+01:00\"},\"action\":\"UNDO\",\"undoes\":\"d1\",\"note\":\"Fans"
                + " after all.\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).doesNotContain("token");
    byte[] value = moderator.newest("moderation.siege-decisions");
    SiegeDecision decision = AvroSerde.of(SiegeDecision.class, WriterSchemas.none()).decode(value);
    assertThat(decision.getDecisionId()).isEqualTo(answer.text("decisionId"));
    assertThat(decision.getFilmId()).isEqualTo("crossing");
    assertThat(decision.getOpenedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00.250Z"));
    assertThat(decision.getAction()).isEqualTo(DecisionAction.UNDO);
    assertThat(decision.getUndoes()).isEqualTo("d1");
    assertThat(new String(value, UTF_8)).doesNotContain("our-moderator", "Fans");
  }

  @Test
  void aKeyMakesARepeatTheSameDecisionOnTheSameSiegeOnly() {
    String one = siege("2026-03-01T12:00:00Z", "\"action\":\"REJECT\"");
    String other = siege("2026-03-02T12:00:00Z", "\"action\":\"REJECT\"");

    Client.Answer first = moderator.keyed("s1").post(one);

    assertThat(moderator.keyed("s1").post(one).body()).isEqualTo(first.body());
    assertThat(moderator.keyed("s1").post(other).text("decisionId"))
        .isNotEqualTo(first.text("decisionId"));
  }

  @Test
  void anUndoNamesTheDecisionThatItTakesBack() {
    String earlier =
        moderator.decide("{" + Moderator.TARGET + ",\"action\":\"REJECT\"}").text("decisionId");

    Client.Answer answer =
        moderator.decide(
            "{" + Moderator.TARGET + ",\"action\":\"UNDO\",\"undoes\":\"" + earlier + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(moderator.last().getAction()).isEqualTo(DecisionAction.UNDO);
    assertThat(moderator.last().getUndoes()).isEqualTo(earlier);
  }

  @Test
  void aKeyMakesARepeatTheSameDecision() {
    String body = "{" + Moderator.TARGET + ",\"action\":\"APPROVE\"}";

    Client.Answer first = moderator.keyed("k1").post(body);
    Client.Answer again = moderator.keyed("k1").post(body);
    Client.Answer other = moderator.keyed("k2").post(body);
    Client.Answer without = moderator.decide(body);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.text("decisionId")).isNotEqualTo(first.text("decisionId"));
    assertThat(moderator.decide(body).text("decisionId")).isNotEqualTo(without.text("decisionId"));
  }

  @Test
  void aDecisionIsNotAnsweredBeforeKeyAndDecisionAreAcknowledged(@TempDir Path own) {
    try (RunningService waiting = RunningService.waiting(own, Map.of())) {
      CompletableFuture<Client.Answer> answer = decideLater(waiting);
      await().until(() -> waiting.sentTo("persons.keys").size() == 1);
      assertThat(waiting.decisions()).isEmpty();

      assertThat(waiting.producer().completeNext()).isTrue();
      await().until(() -> waiting.decisions().size() == 1);
      assertThat(answer).isNotDone();

      assertThat(waiting.producer().completeNext()).isTrue();
      assertThat(answer.join().status()).isEqualTo(202);
    }
  }

  @Test
  void aKeyThatIsNotAcknowledgedStopsTheDecision(@TempDir Path own) {
    try (RunningService waiting = RunningService.waiting(own, Map.of())) {
      CompletableFuture<Client.Answer> answer = decideLater(waiting);
      await().until(() -> waiting.sentTo("persons.keys").size() == 1);

      assertThat(waiting.producer().errorNext(new TimeoutException("expired"))).isTrue();

      assertThat(answer.join().status()).isEqualTo(503);
      assertThat(waiting.decisions()).isEmpty();
    }
  }

  private static String siege(String openedAt, String more) {
    return "{\"target\":{\"filmId\":\"crossing\",\"siegeOpenedAt\":\""
        + openedAt
        + "\"},"
        + more
        + "}";
  }

  private static CompletableFuture<Client.Answer> decideLater(RunningService to) {
    return to.to(Moderator.DECISIONS)
        .as(Tokens.MODERATOR)
        .postLater("{" + Moderator.TARGET + ",\"action\":\"APPROVE\"}");
  }
}
