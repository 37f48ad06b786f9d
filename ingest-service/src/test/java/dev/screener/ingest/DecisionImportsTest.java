package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Decisions that an importer brings, one by one or a line each. */
@Timeout(180)
class DecisionImportsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

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
  void anImporterBringsOpinionsOfOthersAndOfThePastButNoVerdicts() {
    String opinion =
        "\"action\":\"REJECT\",\"moderatorId\":\"mod-7\",\"decidedAt\":\"2024-05-01T12:30:00Z\"";

    Client.Answer label =
        service
            .to(Moderator.DECISIONS)
            .as(Tokens.IMPORTER)
            .post("{" + Moderator.TARGET + "," + opinion + ",\"effect\":\"LABEL\"}");
    ModeratorDecision decision = moderator.last();
    Client.Answer ruling =
        service
            .to(Moderator.DECISIONS)
            .as(Tokens.IMPORTER)
            .post("{" + Moderator.TARGET + "," + opinion + "}");

    assertThat(label.status()).isEqualTo(202);
    assertThat(decision.getEffect()).isEqualTo(DecisionEffect.LABEL);
    assertThat(decision.getDecidedAt()).isEqualTo(Instant.parse("2024-05-01T12:30:00Z"));
    assertThat(service.keys().tokenOf(PersonKeys.staff("mod-7")).toCompletableFuture().join())
        .isEqualTo(decision.getModeratorToken());
    assertThat(ruling.status()).isEqualTo(403);
    assertThat(ruling.text("field")).isEqualTo("effect");
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
                    + Moderator.TARGET
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

  private static Client.Request batch() {
    return service
        .to(Moderator.DECISIONS)
        .as(Tokens.IMPORTER)
        .with("Content-Type", "application/x-ndjson");
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
    return answer.body().lines().map(DecisionImportsTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not JSON: " + line, e);
    }
  }
}
