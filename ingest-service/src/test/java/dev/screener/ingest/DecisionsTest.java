package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moderators' decisions. */
@Timeout(60)
class DecisionsTest {

  private static final String DECISIONS = "/v1/moderation/decisions";
  private static final String TARGET =
      "\"target\":{\"filmId\":\"crossing\",\"reviewId\":\"r1\",\"revision\":2}";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.acknowledging(directory);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aModeratorRejects() {
    Client.Answer answer =
        decide(
            "{" + TARGET + ",\"action\":\"REJECT\",\"reason\":\"SPAM\",\"note\":\"Third shop.\"}");

    assertThat(answer.status()).isEqualTo(202);
    ModeratorDecision decision = last();
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
  void theModeratorsNameAndNoteAreNotOnTheTopicInPlainWords() {
    decide("{" + TARGET + ",\"action\":\"APPROVE\",\"note\":\"A quotation, harmless.\"}");

    byte[] value =
        service.sentTo("moderation.decisions").get(service.decisions().size() - 1).value();
    ModeratorDecision decision = last();
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
    decide("{" + TARGET + ",\"action\":\"APPROVE\"}");
    String first = last().getModeratorToken();
    decide("{" + TARGET + ",\"action\":\"REJECT\"}");
    String again = last().getModeratorToken();
    service.to(DECISIONS).as(Tokens.ADMIN).post("{" + TARGET + ",\"action\":\"APPROVE\"}");
    String ofAnother = last().getModeratorToken();

    assertThat(again).isEqualTo(first);
    assertThat(ofAnother).isNotEqualTo(first).hasSize(22);
  }

  @Test
  void aCampaignIsDecidedOnAsAWhole() {
    Client.Answer answer =
        decide(
            "{\"target\":{\"campaignId\":\"00ff\"},\"action\":\"REJECT\",\"note\":\"A shop again.\"}");

    assertThat(answer.status()).isEqualTo(202);
    byte[] value = service.sentTo("moderation.campaign-decisions").get(0).value();
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
        decide(
            "{\"target\":{\"filmId\":\"crossing\",\"siegeOpenedAt\":\"2026-03-01T13:00:00.250+01:00\"},"
                + "\"action\":\"UNDO\",\"undoes\":\"d1\",\"note\":\"Fans after all.\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).doesNotContain("token");
    byte[] value = service.sentTo("moderation.siege-decisions").get(0).value();
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

    Client.Answer first = keyed("s1").post(one);

    assertThat(keyed("s1").post(one).body()).isEqualTo(first.body());
    assertThat(keyed("s1").post(other).text("decisionId")).isNotEqualTo(first.text("decisionId"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"target\":{\"siegeOpenedAt\":\"2026-03-01T12:00:00Z\"},\"action\":\"APPROVE\"}|422|target.filmId",
        "{\"target\":{\"filmId\":\"a/b\",\"siegeOpenedAt\":\"2026-03-01T12:00:00Z\"},\"action\":\"APPROVE\"}|422|target.filmId",
        "{\"target\":{\"filmId\":\"a\",\"siegeOpenedAt\":\"yesterday\"},\"action\":\"APPROVE\"}|422|target.siegeOpenedAt",
        "{\"target\":{\"filmId\":\"a\",\"siegeOpenedAt\":7},\"action\":\"APPROVE\"}|400|target.siegeOpenedAt",
        "{\"target\":{\"filmId\":\"a\",\"siegeOpenedAt\":\"2999-01-01T00:00:00Z\"},\"action\":\"APPROVE\"}|422|target.siegeOpenedAt",
        "{\"target\":{\"filmId\":\"a\",\"reviewId\":\"r\",\"siegeOpenedAt\":\"2026-03-01T12:00:00Z\"},\"action\":\"APPROVE\"}|422|target.siegeOpenedAt",
        "{\"target\":{\"campaignId\":\"a\",\"siegeOpenedAt\":\"2026-03-01T12:00:00Z\"},\"action\":\"APPROVE\"}|422|target.siegeOpenedAt",
        "{\"target\":{\"filmId\":\"a\",\"siegeOpenedAt\":\"2026-03-01T12:00:00Z\"},\"action\":\"APPROVE\",\"effect\":\"LABEL\"}|422|effect",
        "{\"target\":{\"filmId\":\"a\",\"siegeOpenedAt\":\"2026-03-01T12:00:00Z\"},\"action\":\"REJECT\",\"reason\":\"SPAM\"}|422|reason",
        "{\"target\":{\"filmId\":\"a\",\"siegeOpenedAt\":\"2026-03-01T12:00:00Z\"},\"action\":\"UNDO\"}|422|undoes"
      })
  void whatIsWrongWithADecisionOnASiegeIsNamed(String body, int status, String field) {
    Client.Answer answer = decide(body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  private static String siege(String openedAt, String more) {
    return "{\"target\":{\"filmId\":\"crossing\",\"siegeOpenedAt\":\""
        + openedAt
        + "\"},"
        + more
        + "}";
  }

  @Test
  void anUndoNamesTheDecisionThatItTakesBack() {
    String earlier = decide("{" + TARGET + ",\"action\":\"REJECT\"}").text("decisionId");

    Client.Answer answer =
        decide("{" + TARGET + ",\"action\":\"UNDO\",\"undoes\":\"" + earlier + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(last().getAction()).isEqualTo(DecisionAction.UNDO);
    assertThat(last().getUndoes()).isEqualTo(earlier);
  }

  @Test
  void aKeyMakesARepeatTheSameDecision() {
    String body = "{" + TARGET + ",\"action\":\"APPROVE\"}";

    Client.Answer first = keyed("k1").post(body);
    Client.Answer again = keyed("k1").post(body);
    Client.Answer other = keyed("k2").post(body);
    Client.Answer without = decide(body);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.text("decisionId")).isNotEqualTo(first.text("decisionId"));
    assertThat(decide(body).text("decisionId")).isNotEqualTo(without.text("decisionId"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"action\":\"APPROVE\"}|422|target",
        "{\"target\":7,\"action\":\"APPROVE\"}|400|target",
        "{\"target\":{\"campaignId\":\"a/b\"},\"action\":\"APPROVE\"}|422|target.campaignId",
        "{\"target\":{\"campaignId\":\"a\",\"filmId\":\"b\"},\"action\":\"APPROVE\"}|422|target.campaignId",
        "{\"target\":{\"campaignId\":\"a\"},\"action\":\"APPROVE\",\"effect\":\"LABEL\"}|422|effect",
        "{\"target\":{\"reviewId\":\"r1\",\"revision\":1},\"action\":\"APPROVE\"}|422|target.filmId",
        "{\"target\":{\"filmId\":\"a/b\",\"reviewId\":\"r1\",\"revision\":1},\"action\":\"APPROVE\"}|422|target.filmId",
        "{\"target\":{\"filmId\":\"a\",\"revision\":1},\"action\":\"APPROVE\"}|422|target.reviewId",
        "{\"target\":{\"filmId\":\"a\",\"reviewId\":\"r1\"},\"action\":\"APPROVE\"}|422|target.revision",
        "{\"target\":{\"filmId\":\"a\",\"reviewId\":\"r1\",\"revision\":0},\"action\":\"APPROVE\"}|422|target.revision",
        "{\"target\":{\"filmId\":\"a\",\"reviewId\":\"r1\",\"revision\":\"1\"},\"action\":\"APPROVE\"}|400|target.revision",
        "{\"target\":{\"filmId\":\"a\",\"reviewId\":\"r1\",\"revision\":1,\"x\":1},\"action\":\"APPROVE\"}|400|target.x",
        "{\"target\":{\"filmId\":\"a\",\"filmId\":\"a\",\"reviewId\":\"r1\",\"revision\":1},\"action\":\"APPROVE\"}|400|target.filmId"
      })
  void aTargetThatIsNoneIsRefusedNamingWhy(String body, int status, String field) {
    Client.Answer answer = decide(body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|422|action|APPROVE, REJECT, UNDO",
        "\"action\":\"UNKNOWN\"|422|action|APPROVE, REJECT, UNDO",
        "\"action\":\"approve\"|422|action|APPROVE, REJECT, UNDO",
        "\"action\":1|400|action|string",
        "\"action\":\"APPROVE\",\"effect\":\"MAYBE\"|422|effect|RULES, LABEL",
        "\"action\":\"UNDO\"|422|undoes|missing",
        "\"action\":\"UNDO\",\"undoes\":\"a b\"|422|undoes|id",
        "\"action\":\"REJECT\",\"undoes\":\"d1\"|422|undoes|UNDO",
        "\"action\":\"REJECT\",\"reason\":\"UGLY\"|422|reason|ABUSE, MODERATOR",
        "\"action\":\"REJECT\",\"reason\":\"SHORT_REACTION\"|422|reason|SPAM",
        "\"action\":\"REJECT\",\"reason\":\"WITHDRAWN\"|422|reason|SPAM",
        "\"action\":\"APPROVE\",\"reason\":\"SPAM\"|422|reason|rejection",
        "\"action\":\"APPROVE\",\"moderatorId\":\"grace\"|403|moderatorId|yourself",
        "\"action\":\"APPROVE\",\"decidedAt\":\"2024-05-01T12:30:00Z\"|403|decidedAt|importer",
        "\"action\":\"APPROVE\",\"verdict\":\"APPROVED\"|400|verdict|no such field"
      })
  void whatIsWrongWithADecisionIsNamedAndHowToMendIt(
      String fields, int status, String field, String detail) {
    Client.Answer answer = decide("{" + TARGET + (fields == null ? "" : "," + fields) + "}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).contains(detail);
  }

  @Test
  void aNoteHasAtMostTwoThousandCharacters() {
    Client.Answer answer =
        decide("{" + TARGET + ",\"action\":\"APPROVE\",\"note\":\"" + "x".repeat(2_001) + "\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("note");
  }

  @Test
  void onlyModeratorsImportersAndAdminsDecide() {
    for (String token :
        List.of(Tokens.SITE, Tokens.POLICY_OWNER, Tokens.AUDITOR, Tokens.session("grace"))) {
      Client.Answer answer = service.to(DECISIONS).as(token).post("{}");
      assertThat(answer.status()).as(token).isEqualTo(403);
    }
    assertThat(service.to(DECISIONS).as("nobody").post("{}").status()).isEqualTo(401);
  }

  @Test
  void anImporterBringsOpinionsOfOthersAndOfThePastButNoVerdicts() {
    String opinion =
        "\"action\":\"REJECT\",\"moderatorId\":\"mod-7\",\"decidedAt\":\"2024-05-01T12:30:00Z\"";

    Client.Answer label =
        service
            .to(DECISIONS)
            .as(Tokens.IMPORTER)
            .post("{" + TARGET + "," + opinion + ",\"effect\":\"LABEL\"}");
    ModeratorDecision decision = last();
    Client.Answer ruling =
        service.to(DECISIONS).as(Tokens.IMPORTER).post("{" + TARGET + "," + opinion + "}");

    assertThat(label.status()).isEqualTo(202);
    assertThat(decision.getEffect()).isEqualTo(DecisionEffect.LABEL);
    assertThat(decision.getDecidedAt()).isEqualTo(Instant.parse("2024-05-01T12:30:00Z"));
    assertThat(service.keys().tokenOf(PersonKeys.staff("mod-7")).toCompletableFuture().join())
        .isEqualTo(decision.getModeratorToken());
    assertThat(ruling.status()).isEqualTo(403);
    assertThat(ruling.text("field")).isEqualTo("effect");
  }

  @Test
  void aDecisionOfTheFutureIsRefused() {
    Client.Answer answer =
        service
            .to(DECISIONS)
            .as(Tokens.ADMIN)
            .post("{" + TARGET + ",\"action\":\"APPROVE\",\"decidedAt\":\"2999-01-01T00:00:00Z\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("decidedAt");
  }

  @Test
  void manyDecisionsAreAnsweredAndWrittenInTheirOrder() {
    int before = service.decisions().size();

    Client.Answer answer = batch().post(lines(500, "mod-new"));

    List<JsonNode> answers = answers(answer);
    List<ModeratorDecision> decisions = service.decisions();
    decisions = decisions.subList(before, decisions.size());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answers).hasSize(500);
    assertThat(decisions).hasSize(500);
    for (int i = 0; i < 500; i++) {
      assertThat(answers.get(i).path("line").asInt()).isEqualTo(i + 1);
      assertThat(answers.get(i).path("status").asText()).isEqualTo("accepted");
      assertThat(answers.get(i).path("decisionId").asText())
          .isEqualTo(decisions.get(i).getDecisionId());
      assertThat(decisions.get(i).getReviewId()).isEqualTo("r" + i);
    }
    assertThat(decisions.stream().map(ModeratorDecision::getModeratorToken).distinct()).hasSize(1);
  }

  @Test
  void anImportThatIsSentAgainIsARepeat() {
    Client.Answer first = batch().post(lines(20, "mod-1"));
    Client.Answer again = batch().post(lines(20, "mod-1"));
    Client.Answer byAnother = batch().post(lines(20, "mod-2"));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(ids(first)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(ids(byAnother));
  }

  @Test
  void badLinesAmongGoodOnesAreRefusedSingly() {
    Client.Answer answer =
        batch()
            .post(
                lines(1, "mod-1")
                    + "not json\n\n"
                    + "{"
                    + TARGET
                    + ",\"action\":\"REJECT\"}\n"
                    + lines(1, "mod 1"));

    List<JsonNode> answers = answers(answer);
    assertThat(answers.stream().map(a -> a.path("line").asInt())).containsExactly(1, 2, 4, 5);
    assertThat(answers.stream().map(a -> a.path("problem").path("status").asInt()))
        .containsExactly(0, 400, 403, 422);
    assertThat(answers.get(2).path("problem").path("field").asText()).isEqualTo("effect");
    assertThat(answers.get(2).path("filmId").asText()).isEqualTo("crossing");
    assertThat(answers.get(3).path("problem").path("field").asText()).isEqualTo("moderatorId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml"})
  void anotherMediaTypeIsRefusedNamingBothThatAreTaken(String type) {
    Client.Answer answer =
        service.to(DECISIONS).as(Tokens.MODERATOR).with("Content-Type", type).post("{}");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text("detail")).contains("application/json").contains("application/x-ndjson");
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

  private static CompletableFuture<Client.Answer> decideLater(RunningService to) {
    return to.to(DECISIONS)
        .as(Tokens.MODERATOR)
        .postLater("{" + TARGET + ",\"action\":\"APPROVE\"}");
  }

  private static Client.Answer decide(String body) {
    return service.to(DECISIONS).as(Tokens.MODERATOR).post(body);
  }

  private static Client.Request keyed(String key) {
    return service.to(DECISIONS).as(Tokens.MODERATOR).with("Idempotency-Key", key);
  }

  private static Client.Request batch() {
    return service.to(DECISIONS).as(Tokens.IMPORTER).with("Content-Type", "application/x-ndjson");
  }

  private static String lines(int count, String moderator) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ("{\"target\":{\"filmId\":\"crossing\",\"reviewId\":\"r%d\",\"revision\":1},"
                        + "\"action\":\"REJECT\",\"effect\":\"LABEL\",\"moderatorId\":\"%s\"}\n")
                    .formatted(i, moderator))
        .collect(Collectors.joining());
  }

  private static List<String> ids(Client.Answer answer) {
    return answers(answer).stream().map(line -> line.path("decisionId").asText()).toList();
  }

  private static List<JsonNode> answers(Client.Answer answer) {
    return answer.body().lines().map(DecisionsTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not JSON: " + line, e);
    }
  }

  private static ModeratorDecision last() {
    List<ModeratorDecision> decisions = service.decisions();
    return decisions.get(decisions.size() - 1);
  }
}
