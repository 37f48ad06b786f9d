package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static dev.screener.projection.moderation.InMemoryModeration.NOON;
import static dev.screener.projection.moderation.InMemoryModeration.caseJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.FilmPast;
import dev.screener.projection.moderation.InMemoryModeration;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside a case, what is handed on, and who did what. */
@Timeout(180)
class ModeratorsWorkTest {

  @TempDir private Path directory;
  private RunningServer server;
  private InMemoryModeration moderation;

  @BeforeEach
  void start() throws IOException {
    StringBuilder entries = new StringBuilder();
    for (String role : List.of("moderator", "auditor", "admin")) {
      entries.append(
          String.format(
              "%s{\"name\": \"%s\", \"roles\": [\"%s\"], \"tokenSha256\": \"%s\"}",
              entries.isEmpty() ? "" : ",", role, role, Credentials.sha256(role)));
    }
    Path file = directory.resolve("credentials.json");
    Files.writeString(file, "{\"credentials\": [" + entries + "]}");
    server = RunningServer.start(Optional.of(Credentials.read(file)));
    moderation = server.moderation;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> ask(String method, String path, String name) {
    return server.send(
        server
            .request("/v1/moderation/" + path, "Authorization", "Bearer " + name)
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private JsonNode read(String path, String name) {
    HttpResponse<String> answer = ask("GET", path, name);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningServer.json(answer);
  }

  private void told(String filmId, String reviewId, String outcome, List<String> reasons) {
    moderation.cases.put(
        filmId + '/' + reviewId,
        new Cases.Told(
            filmId,
            reviewId,
            1,
            outcome,
            "NONE",
            reasons,
            List.of(),
            "default/1",
            "m",
            "POLICY",
            NOON.toString(),
            null,
            "What " + reviewId + " says",
            "en",
            7,
            Map.of(),
            Map.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void aCaseIsToldWithWhatItsAuthorWroteElsewhere() {
    told(FILM, "r1", "HELD", List.of("SPAM"));
    told("harbour", "r9", "REJECTED", List.of("SPAM"));
    moderation.authors.put(
        FILM + "/r1",
        new Cases.AuthorPast(
            List.of(
                new Cases.Written(FILM, "r1", 1, 9, false),
                new Cases.Written("harbour", "r9", 1, 8, false),
                new Cases.Written("orchard", "r8", 2, 7, true)),
            30));

    JsonNode author = read("cases/" + FILM + "/r1", "moderator").path("author");

    assertThat(author.path("reviews").asInt()).isEqualTo(29);
    assertThat(author.path("newest")).hasSize(2);
    assertThat(author.at("/newest/0/outcome").asText()).isEqualTo("REJECTED");
    assertThat(author.at("/newest/0/text").asText()).isEqualTo("What r9 says");
    assertThat(author.at("/newest/1/outcome").asText()).isEqualTo("WITHDRAWN");
  }

  @Test
  void aCaseIsToldWithWhatWasWrittenOrJudgedUnderItsFilm() {
    told(FILM, "r1", "HELD", List.of("SPAM"));
    told(FILM, "r2", "REJECTED", List.of("ABUSE"));
    server.reviews.show("shown", 8, "A walk across the border");
    moderation.films.put(
        FILM,
        List.of(
            new FilmPast.One("r1", 1, "HELD", "POLICY", List.of(), NOON),
            new FilmPast.One("r2", 1, "REJECTED", "MODERATOR", List.of("ABUSE"), NOON),
            new FilmPast.One("gone", 1, "REJECTED", "POLICY", List.of("SPAM"), NOON)));

    JsonNode film = read("cases/" + FILM + "/r1", "moderator").path("filmHistory");

    assertThat(film.findValuesAsText("reviewId")).containsExactlyInAnyOrder("r2", "gone", "shown");
    assertThat(film.findValuesAsText("outcome"))
        .containsExactlyInAnyOrder("REJECTED", "REJECTED", "APPROVED");
  }

  @Test
  void aCaseIsToldAlsoWhereItsHistoryIsNot() {
    told(FILM, "r1", "HELD", List.of("SPAM"));

    JsonNode told = read("cases/" + FILM + "/r1", "moderator");

    assertThat(told.path("text").asText()).isEqualTo("What r1 says");
    assertThat(told.has("author")).isFalse();
  }

  @Test
  void whatIsHandedOnLeavesTheQueueAndIsSeenByWhoLeadsWithWhoAndWhy() {
    moderation.queue(caseJob("handed", "r1", Lane.DOUBT, 0.5).build());

    HttpResponse<String> answer =
        ask("POST", "queue/handed%2Fr1/escalation?reason=LEGAL", "moderator");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(read("queue?film=handed", "moderator").path("jobs")).isEmpty();
    assertThat(read("queue", "moderator").at("/waiting/escalated").asInt()).isEqualTo(1);
    JsonNode job = read("queue?film=handed&escalated=true", "admin").at("/jobs/0");
    assertThat(job.path("jobId").asText()).isEqualTo("handed/r1");
    assertThat(job.at("/escalation/by").asText()).isEqualTo("another");
    assertThat(job.at("/escalation/reason").asText()).isEqualTo("LEGAL");
    assertThat(job.at("/escalation/moderator").asText()).isNotEmpty().isNotEqualTo("moderator");

    assertThat(ask("DELETE", "queue/handed%2Fr1/escalation", "moderator").statusCode())
        .isEqualTo(403);
    assertThat(ask("DELETE", "queue/handed%2Fr1/escalation", "admin").statusCode()).isEqualTo(204);
    assertThat(read("queue?film=handed", "moderator").path("jobs")).hasSize(1);
  }

  @Test
  void whatIsLabelledBlindOrIsNoCaseIsNotHandedOn() {
    moderation.queue(caseJob("blind", "r1", Lane.AUDIT, 0.1).build());
    moderation.queue(InMemoryModeration.job("campaign/c1", Lane.CAMPAIGN, 0.7).build());

    assertThat(ask("POST", "queue/blind%2Fr1/escalation", "moderator").statusCode()).isEqualTo(400);
    assertThat(ask("POST", "queue/campaign%2Fc1/escalation", "moderator").statusCode())
        .isEqualTo(400);
    assertThat(ask("POST", "queue/none%2Fr1/escalation", "moderator").statusCode()).isEqualTo(404);
  }

  @Test
  void theTrailTellsWhoDidWhatByModeratorAndByCase() {
    moderation.queue(caseJob("trail", "r1", Lane.DOUBT, 0.5).build());
    ask("POST", "queue/trail%2Fr1/claim", "moderator");
    ask("POST", "queue/trail%2Fr1/escalation?reason=DANGER", "moderator");
    moderation.decided(
        ModeratorDecision.newBuilder()
            .setDecisionId("d1")
            .setFilmId("other")
            .setReviewId("r1")
            .setRevision(1)
            .setAction(DecisionAction.APPROVE)
            .setEffect(DecisionEffect.RULES)
            .setModeratorToken("bela")
            .setDecidedAt(Instant.now())
            .build());

    JsonNode ofCase = read("audit?subject=trail%2Fr1", "auditor").path("deeds");
    JsonNode ofBela = read("audit?moderator=bela", "auditor").path("deeds");
    JsonNode claims = read("audit?kind=CLAIM", "auditor").path("deeds");

    assertThat(ofCase.findValuesAsText("action")).containsExactly("ESCALATE", "OPEN");
    assertThat(ofCase.findValuesAsText("moderator").stream().distinct()).hasSize(1);
    assertThat(ofBela.findValuesAsText("id")).containsExactly("d1");
    assertThat(claims.findValuesAsText("subject")).containsExactly("trail/r1");
    JsonNode first = read("audit?limit=2", "auditor");
    assertThat(first.path("deeds")).hasSize(2);
    assertThat(read("audit?limit=2&cursor=" + first.path("next").asText(), "auditor").path("deeds"))
        .hasSize(1);
  }
}
