package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not decide is told so, and what is wrong with a decision is named. */
@Timeout(180)
class DecisionRefusalsTest {

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
    Client.Answer answer = moderator.decide(body);

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
    Client.Answer answer =
        moderator.decide("{" + Moderator.TARGET + (fields == null ? "" : "," + fields) + "}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).contains(detail);
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
    Client.Answer answer = moderator.decide(body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @Test
  void aNoteHasAtMostTwoThousandCharacters() {
    Client.Answer answer =
        moderator.decide(
            "{"
                + Moderator.TARGET
                + ",\"action\":\"APPROVE\",\"note\":\""
                + "x".repeat(2_001)
                + "\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("note");
  }

  @Test
  void aDecisionOfTheFutureIsRefused() {
    Client.Answer answer =
        service
            .to(Moderator.DECISIONS)
            .as(Tokens.ADMIN)
            .post(
                "{"
                    + Moderator.TARGET
                    + ",\"action\":\"APPROVE\",\"decidedAt\":\"2999-01-01T00:00:00Z\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("decidedAt");
  }

  @Test
  void onlyModeratorsImportersAndAdminsDecide() {
    for (String token :
        List.of(Tokens.SITE, Tokens.POLICY_OWNER, Tokens.AUDITOR, Tokens.session("grace"))) {
      Client.Answer answer = service.to(Moderator.DECISIONS).as(token).post("{}");
      assertThat(answer.status()).as(token).isEqualTo(403);
    }
    assertThat(service.to(Moderator.DECISIONS).as("nobody").post("{}").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml"})
  void anotherMediaTypeIsRefusedNamingBothThatAreTaken(String type) {
    Client.Answer answer =
        service.to(Moderator.DECISIONS).as(Tokens.MODERATOR).with("Content-Type", type).post("{}");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text("detail")).contains("application/json").contains("application/x-ndjson");
  }
}
