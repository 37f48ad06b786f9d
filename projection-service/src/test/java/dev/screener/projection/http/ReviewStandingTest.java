package dev.screener.projection.http;

import static dev.screener.projection.http.InMemoryFilmReviews.FILM;
import static dev.screener.projection.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.http.WriteToken;
import dev.screener.projection.view.Standing;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a review stands, over HTTP. */
class ReviewStandingTest {

  private static final String TOKEN = new WriteToken.OfSubmission(FILM, "r1", "s1").encode();
  private static final String OTHER_TOKEN = new WriteToken.OfSubmission(FILM, "r1", "s2").encode();

  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStatementGivesReasonsAsSentencesAndNothingOfTheRules() {
    server.reviews.statuses.put("r1", status(Outcome.REJECTED, List.of("SPAM", "A_NEW_ONE"), "s1"));

    JsonNode statement = json(server.get("/v1/films/crossing/reviews/r1"));

    assertThat(statement.path("outcome").asText()).isEqualTo("REJECTED");
    assertThat(statement.path("display").asText()).isEqualTo("NONE");
    assertThat(statement.path("automated").asBoolean()).isTrue();
    assertThat(statement.path("decidedBy").asText()).isEqualTo("POLICY");
    assertThat(statement.path("reasons").findValuesAsText("code"))
        .containsExactly("SPAM", "A_NEW_ONE");
    assertThat(statement.path("reasons").findValuesAsText("sentence"))
        .allSatisfy(sentence -> assertThat(sentence).startsWith("Your review"));
    assertThat(statement.fieldNames())
        .toIterable()
        .doesNotContain("ruleIds", "signals", "policyVersion", "standing");
  }

  @Test
  void whatIsRestrictedComesWithItsStatementOfReasonsAndWhatIsNotWithout() {
    server.reviews.statuses.put("r1", status(Outcome.HELD, List.of("ABUSE"), "s1"));
    server.reviews.statuses.put("r2", status(Outcome.APPROVED, List.of(), "s1"));

    JsonNode held = json(server.get("/v1/films/crossing/reviews/r1")).path("statement");
    JsonNode approved = json(server.get("/v1/films/crossing/reviews/r2"));
    JsonNode pending =
        json(server.get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, OTHER_TOKEN));

    assertThat(held.path("restriction").path("kind").asText()).isEqualTo("WAITING");
    assertThat(held.path("facts").path("basis").asText()).isEqualTo("OWN_CHECK");
    assertThat(held.path("ground").path("reasons").findValuesAsText("code"))
        .containsExactly("ABUSE");
    assertThat(held.path("redress").path("appeal").path("url").asText())
        .isEqualTo("http://127.0.0.1:8081/v1/films/crossing/reviews/r1/appeals");
    assertThat(approved.has("statement")).isFalse();
    assertThat(pending.has("statement")).isFalse();
    assertThat(pending.path("standing").path("statement")).isEqualTo(held);
  }

  @Test
  void aReaderWithATokenWaitsUntilTheVerdictArrives() {
    CompletableFuture<Boolean> arrival = new CompletableFuture<>();
    server.reviews.arrival = arrival;
    CompletableFuture<HttpResponse<String>> waiting =
        server.http.sendAsync(
            server.request("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(waiting).isNotDone();

    server.reviews.statuses.put("r1", status(Outcome.APPROVED, List.of(), "s1"));
    arrival.complete(true);

    HttpResponse<String> answer = waiting.join();
    assertThat(json(answer).path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(answer.headers().firstValue("Screener-Arrived")).contains("true");
  }

  @Test
  void aTokenWhoseVerdictDoesNotComeIsPending() {
    HttpResponse<String> answer =
        server.get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("outcome").asText()).isEqualTo("PENDING");
    assertThat(answer.headers().firstValue("Screener-Arrived")).contains("false");
  }

  @Test
  void aPendingEditSaysWhatStandsMeanwhile() {
    server.reviews.statuses.put("r1", status(Outcome.APPROVED, List.of(), "an earlier one"));

    JsonNode statement =
        json(server.get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN));

    assertThat(statement.path("outcome").asText()).isEqualTo("PENDING");
    assertThat(statement.path("standing").path("outcome").asText()).isEqualTo("APPROVED");
  }

  @Test
  void aRefusedSubmissionIsToldSoBesideWhatStands() {
    Standing standing = status(Outcome.APPROVED, List.of(), "s0").standing();
    server.reviews.statuses.put(
        "r1",
        new InMemoryFilmReviews.Status(
            standing,
            Optional.of(List.of("STALE")),
            Map.of("s1", List.of("STALE")),
            List.of("s1")));

    JsonNode asked = json(server.get("/v1/films/crossing/reviews/r1", WriteToken.HEADER, TOKEN));
    JsonNode plain = json(server.get("/v1/films/crossing/reviews/r1"));

    assertThat(asked.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(asked.path("reasons").findValuesAsText("code")).containsExactly("STALE");
    assertThat(asked.path("standing").path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(plain.path("outcome").asText()).isEqualTo("APPROVED");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/films/crossing/reviews/another",
    "/v1/films/another/reviews",
    "/v1/films/another"
  })
  void aTokenOfAnotherAddressIsRefused(String path) {
    HttpResponse<String> answer = server.get(path, WriteToken.HEADER, TOKEN);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo(WriteToken.HEADER);
  }

  private static InMemoryFilmReviews.Status status(
      Outcome outcome, List<String> reasons, String arrived) {
    Display display = outcome == Outcome.APPROVED ? Display.FULL : Display.NONE;
    return new InMemoryFilmReviews.Status(
        new Standing(outcome, display, 1, DecidedBy.POLICY, reasons, 0),
        Optional.empty(),
        Map.of(),
        List.of(arrived));
  }
}
