package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write what. */
@Timeout(180)
class AccessTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";
  private static final String REVIEW = "{\"authorId\":\"ada\",\"rating\":8}";

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
  void aRequestWithoutTokenIsAskedForOne() {
    Client.Answer answer = service.to(REVIEWS).without("Authorization").post(REVIEW);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer nobody", "Bearer ", "Basic YTpi", "Bearer a.b.c", "site-token"})
  void anUnknownTokenIsRefused(String authorization) {
    Client.Answer answer = service.to(REVIEWS).with("Authorization", authorization).post(REVIEW);

    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/films/a/reviews",
    "PUT,/v1/films/a/reviews/b",
    "DELETE,/v1/films/a/reviews/b",
    "PUT,/v1/films/a",
    "POST,/v1/reviews"
  })
  void everyWriteNeedsARoleThatMayDoIt(String method, String path) {
    Client.Answer unknown =
        service.to(path).as("nobody").send(method, BodyPublishers.ofString(REVIEW));
    Client.Answer moderator =
        service.to(path).as(Tokens.MODERATOR).send(method, BodyPublishers.ofString(REVIEW));

    assertThat(unknown.status()).isEqualTo(401);
    assertThat(moderator.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {Tokens.SITE, Tokens.IMPORTER, Tokens.ADMIN})
  void theseRolesWriteReviewsAndFilms(String token) {
    assertThat(service.to(REVIEWS).as(token).post(REVIEW).status()).isEqualTo(202);
    assertThat(service.to("/v1/films/a").as(token).put("{\"title\":\"A\"}").status())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"submittedAt,'\"2019-05-01T12:30:00Z\"'", "imported,true", "priorOutcome,'\"HELD\"'"})
  void whatOnlyAnImporterMaySayIsForbiddenToASite(String field, String value) {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .post("{\"authorId\":\"ada\",\"rating\":8,\"%s\":%s}".formatted(field, value));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @Test
  void aReaderWritesAsThemselvesWithoutSayingSo() {
    Client.Answer answer = service.to(REVIEWS).as(Tokens.session("grace")).post("{\"rating\":8}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(service.lastSubmission().getAuthorId()).isEqualTo("grace");
  }

  @Test
  void aReaderMayNotWriteAsAnother() {
    Client.Answer answer = service.to(REVIEWS).as(Tokens.session("grace")).post(REVIEW);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("field")).isEqualTo("authorId");
  }

  @ParameterizedTest
  @CsvSource({
    "verifiedViewing,true",
    "accountCreatedAt,'\"2019-05-01T12:30:00Z\"'",
    "clientHash,'\"abc\"'",
    "reviewId,'\"r1\"'"
  })
  void aReaderMayNotVouchForThemselves(String field, String value) {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .as(Tokens.session("grace"))
            .post("{\"rating\":8,\"%s\":%s}".formatted(field, value));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @Test
  void aReaderWithdrawsTheirOwnReview() {
    Client.Answer own = service.to(REVIEWS + "/r1").as(Tokens.session("grace")).delete();
    Client.Answer another =
        service.to(REVIEWS + "/r1?authorId=ada").as(Tokens.session("grace")).delete();

    assertThat(own.status()).isEqualTo(202);
    assertThat(another.status()).isEqualTo(403);
  }

  @Test
  void aReaderMayNeitherWriteFilmsNorBatches() {
    String reader = Tokens.session("grace");

    assertThat(service.to("/v1/films/a").as(reader).put("{\"title\":\"A\"}").status())
        .isEqualTo(403);
    assertThat(service.to("/v1/reviews").as(reader).post("").status()).isEqualTo(403);
  }

  @Test
  void twoReadersWithTheSameKeyDoNotMeet() {
    Client.Answer grace = withKey(Tokens.session("grace"));
    Client.Answer linus = withKey(Tokens.session("linus"));

    assertThat(grace.text("submissionId")).isNotEqualTo(linus.text("submissionId"));
  }

  @Test
  void aSessionThatIsOverIsRefused() {
    Client.Answer answer =
        service.to(REVIEWS).as(Tokens.sessionThatIsOver("grace")).post("{\"rating\":8}");

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void aCookieCountsFromTheFilmPages() {
    Client.Answer answer = withCookie().with("Origin", RunningService.PAGES).post("{\"rating\":8}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(RunningService.PAGES);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
  }

  @Test
  void aCookieDoesNotCountFromElsewhere() {
    Client.Answer foreign =
        withCookie().with("Origin", "http://evil.example").post("{\"rating\":8}");
    Client.Answer withoutOrigin = withCookie().post("{\"rating\":8}");

    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(withoutOrigin.status()).isEqualTo(403);
  }

  @Test
  void aPreflightOfTheFilmPagesIsAnswered() {
    Client.Answer answer = preflight(RunningService.PAGES);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(RunningService.PAGES);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST", "PUT", "DELETE");
    assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase(java.util.Locale.ROOT))
        .contains("content-type", "idempotency-key", "if-match");
  }

  @Test
  void aPreflightFromElsewhereIsRefused() {
    Client.Answer answer = preflight("http://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
  }

  @Test
  void aRefusalIsReadableToTheFilmPages() {
    Client.Answer answer =
        withCookie().with("Origin", RunningService.PAGES).post("{\"rating\":11}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(RunningService.PAGES);
  }

  private static Client.Answer withKey(String token) {
    return service.to(REVIEWS).as(token).with("Idempotency-Key", "k").post("{\"rating\":8}");
  }

  private static Client.Request withCookie() {
    return service
        .to(REVIEWS)
        .without("Authorization")
        .with("Cookie", "screener-session=" + Tokens.session("grace"));
  }

  private static Client.Answer preflight(String origin) {
    return service
        .to(REVIEWS)
        .without("Authorization")
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "POST")
        .with("Access-Control-Request-Headers", "content-type,idempotency-key")
        .send("OPTIONS", BodyPublishers.noBody());
  }
}
