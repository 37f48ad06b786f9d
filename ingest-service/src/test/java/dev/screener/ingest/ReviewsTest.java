package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.topics.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sound writes, and what they become. */
@Timeout(180)
class ReviewsTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";
  private static final String REVIEW = "{\"authorId\":\"ada\",\"rating\":8,\"text\":\"Lovely.\"}";

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
  void theAnswerSaysWhereTheReviewWillBe() {
    Client.Answer answer = service.to(REVIEWS).post(REVIEW);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.mediaType()).isEqualTo("application/json");
    assertThat(answer.text("filmId")).isEqualTo("crossing");
    assertThat(answer.text("status")).isEqualTo("PENDING");
    assertThat(Ids.isValid(answer.text("reviewId"))).isTrue();
    assertThat(answer.text("url"))
        .isEqualTo("http://127.0.0.1:8082" + REVIEWS + "/" + answer.text("reviewId"));
    assertThat(WriteToken.decode(answer.text("token")))
        .contains(
            new WriteToken.OfSubmission(
                "crossing", answer.text("reviewId"), answer.text("submissionId")));
  }

  @Test
  void everyFieldArrivesAsItWasSent() {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .post(
                """
                {"authorId":"ada","authorName":"Ada <b>L.</b>","rating":10,"title":"Oh — \\u00e9!",
                 "text":"Two\\nlines, 😀 and \\u0000.","reviewId":"r-1","language":"pt-BR",
                 "accountCreatedAt":"2020-02-29T10:00:00+02:00","verifiedViewing":true,
                 "clientHash":"abc+/=","filmId":"crossing"}
                """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    ReviewSubmission submission = service.lastSubmission();
    assertThat(submission.getKind()).isEqualTo(SubmissionKind.SUBMITTED);
    assertThat(submission.getSubmissionId()).isEqualTo(answer.text("submissionId"));
    assertThat(submission.getAuthorId()).isEqualTo("ada");
    assertThat(submission.getFilmId()).isEqualTo("crossing");
    assertThat(submission.getReviewId()).isEqualTo("r-1");
    assertThat(submission.getAuthorName()).isEqualTo("Ada <b>L.</b>");
    assertThat(submission.getRating()).isEqualTo(10);
    assertThat(submission.getTitle()).isEqualTo("Oh — é!");
    assertThat(submission.getText()).isEqualTo("Two\nlines, 😀 and \u0000.");
    assertThat(submission.getLanguage()).isEqualTo("pt-BR");
    assertThat(submission.getAccountCreatedAt()).isEqualTo("2020-02-29T08:00:00Z");
    assertThat(submission.getVerifiedViewing()).isTrue();
    assertThat(submission.getClientHash()).isEqualTo("abc+/=");
    assertThat(submission.getExpectedRevision()).isNull();
    assertThat(submission.getImported()).isFalse();
    assertThat(submission.getPriorOutcome()).isNull();
    assertThat(Duration.between(submission.getSubmittedAt(), Instant.now()))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void optionalFieldsMayBeNull() {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .post("{\"authorId\":\"ada\",\"rating\":null,\"title\":null,\"text\":\"Fine.\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(service.lastSubmission().getRating()).isNull();
  }

  @Test
  void anEditNamesTheRevisionThatWasSeen() {
    Client.Answer answer = service.to(REVIEWS + "/r1").with("If-Match", "\"3\"").put(REVIEW);

    assertThat(answer.status()).isEqualTo(202);
    ReviewSubmission submission = service.lastSubmission();
    assertThat(submission.getKind()).isEqualTo(SubmissionKind.EDITED);
    assertThat(submission.getReviewId()).isEqualTo("r1");
    assertThat(submission.getExpectedRevision()).isEqualTo(3);
  }

  @Test
  void anEditByAnotherAuthorIsPassedOnForTheAuthorDeskToRefuse() {
    Client.Answer answer =
        service.to(REVIEWS + "/r1").put("{\"authorId\":\"mallory\",\"rating\":1}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(service.lastSubmission().getAuthorId()).isEqualTo("mallory");
  }

  @Test
  void aWithdrawalIsASubmissionOfItsOwn() {
    Client.Answer answer =
        service.to(REVIEWS + "/r1?authorId=ada").without("Content-Type").delete();

    assertThat(answer.status()).isEqualTo(202);
    ReviewSubmission submission = service.lastSubmission();
    assertThat(submission.getKind()).isEqualTo(SubmissionKind.WITHDRAWN);
    assertThat(submission.getAuthorId()).isEqualTo("ada");
    assertThat(submission.getReviewId()).isEqualTo("r1");
    assertThat(submission.getText()).isNull();
  }

  @Test
  void aWithdrawalWithoutAuthorIsRefused() {
    Client.Answer answer = service.to(REVIEWS + "/r1").delete();

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("authorId");
  }

  @Test
  void theSameIdempotencyKeyGivesTheSameIds() {
    Client.Answer first = service.to(REVIEWS).with("Idempotency-Key", "k1").post(REVIEW);
    Client.Answer retry = service.to(REVIEWS).with("Idempotency-Key", "k1").post(REVIEW);

    assertThat(retry.status()).isEqualTo(202);
    assertThat(retry.body()).isEqualTo(first.body());
  }

  @Test
  void anotherKeyCredentialOrAddressGivesOtherIds() {
    Client.Answer first = service.to(REVIEWS).with("Idempotency-Key", "k2").post(REVIEW);
    Client.Answer otherKey = service.to(REVIEWS).with("Idempotency-Key", "k3").post(REVIEW);
    Client.Answer otherSite =
        service.to(REVIEWS).as(Tokens.OTHER_SITE).with("Idempotency-Key", "k2").post(REVIEW);
    Client.Answer otherFilm =
        service.to("/v1/films/other/reviews").with("Idempotency-Key", "k2").post(REVIEW);
    Client.Answer edit = service.to(REVIEWS + "/r1").with("Idempotency-Key", "k2").put(REVIEW);

    assertThat(first.text("submissionId"))
        .isNotIn(
            otherKey.text("submissionId"),
            otherSite.text("submissionId"),
            otherFilm.text("submissionId"),
            edit.text("submissionId"));
    assertThat(first.text("reviewId"))
        .isNotIn(otherKey.text("reviewId"), otherSite.text("reviewId"));
  }

  @Test
  void withoutAKeyEachRequestIsASubmissionOfItsOwn() {
    Client.Answer first = service.to(REVIEWS).post(REVIEW);
    Client.Answer second = service.to(REVIEWS).post(REVIEW);

    assertThat(second.text("submissionId")).isNotEqualTo(first.text("submissionId"));
    assertThat(second.text("reviewId")).isNotEqualTo(first.text("reviewId"));
  }

  @Test
  void aReviewWithTheSitesOwnIdIsTheSameSubmissionWhileItSaysTheSame() {
    String review = "{\"reviewId\":\"r7\",\"authorId\":\"ada\",\"rating\":8,\"text\":\"%s\"}";

    Client.Answer first = service.to(REVIEWS).post(review.formatted("Lovely."));
    Client.Answer again =
        service
            .to(REVIEWS)
            .post(
                "{ \"text\":\"Lovely.\", \"rating\":8, \"authorId\":\"ada\", \"reviewId\":\"r7\""
                    + " }");
    Client.Answer changed = service.to(REVIEWS).post(review.formatted("Lovely!"));

    assertThat(first.text("reviewId")).isEqualTo("r7");
    assertThat(again.text("submissionId")).isEqualTo(first.text("submissionId"));
    assertThat(changed.text("submissionId")).isNotEqualTo(first.text("submissionId"));
  }

  @Test
  void anEditBackToAnEarlierTextIsNotARepeat() {
    Client.Answer first = service.to(REVIEWS + "/r8").put(REVIEW);
    Client.Answer back = service.to(REVIEWS + "/r8").put(REVIEW);

    assertThat(back.text("submissionId")).isNotEqualTo(first.text("submissionId"));
  }

  @Test
  void anImporterSaysWhenAReviewWasWrittenAndWhatBecameOfIt() {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .as(Tokens.IMPORTER)
            .post(
                """
                {"authorId":"ada","rating":8,"submittedAt":"2019-05-01T12:30:00Z",
                 "imported":true,"priorOutcome":"REJECTED"}
                """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    ReviewSubmission submission = service.lastSubmission();
    assertThat(submission.getSubmittedAt()).isEqualTo("2019-05-01T12:30:00Z");
    assertThat(submission.getImported()).isTrue();
    assertThat(submission.getPriorOutcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void aFilmIsPutOnTheCatalogue() {
    Client.Answer answer =
        service
            .to("/v1/films/crossing")
            .put(
                """
                {"title":"The Crossing","releaseDate":"2024-05-01","releaseCountry":"PT",
                 "synopsis":"A ferry, a winter.","trailers":["https://video.example/1"],
                 "genres":["Drama"],"people":["Ana Sol","Rui Mar"]}
                """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.text("url")).isEqualTo("http://127.0.0.1:8082/v1/films/crossing");
    assertThat(WriteToken.decode(answer.text("token")).orElseThrow())
        .isInstanceOf(WriteToken.OfFilm.class);
    Film film = service.lastFilm();
    assertThat(film.getFilmId()).isEqualTo("crossing");
    assertThat(film.getTitle()).isEqualTo("The Crossing");
    assertThat(film.getReleaseDate()).isEqualTo("2024-05-01");
    assertThat(film.getReleaseCountry()).isEqualTo("PT");
    assertThat(film.getSynopsis()).isEqualTo("A ferry, a winter.");
    assertThat(film.getTrailers()).containsExactly("https://video.example/1");
    assertThat(film.getGenres()).containsExactly("Drama");
    assertThat(film.getPeople()).containsExactly("Ana Sol", "Rui Mar");
  }

  @Test
  void theRecordsTimestampIsTheTimeOfAcceptance() {
    Instant before = Instant.now();

    service.to(REVIEWS).post(REVIEW);

    var history = service.producer().history();
    assertThat(Instant.ofEpochMilli(history.get(history.size() - 1).timestamp()))
        .isBetween(before.minusMillis(1), Instant.now());
  }
}
