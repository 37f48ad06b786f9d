package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may get wrong, and what it is told. */
@Timeout(180)
class BadInputTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"authorId\":\"ada\",\"rating\":8",
        "{\"authorId\":\"ada\" \"rating\":8}",
        "{'authorId':'ada'}",
        "{\"authorId\":\"ada\",\"rating\":08}",
        "{\"authorId\":\"ada\",\"rating\":8} {}",
        "{\"authorId\":\"ada\",\"rating\":8}]",
        "{\"authorId\":\"ada\",\"rating\":8}x",
        "{\"authorId\":\"ada\",\"text\":\"a\nb\"}",
        "{\"authorId\":\"ada\",\"text\":\"\\q\"}",
        "{/**/\"authorId\":\"ada\",\"rating\":8}",
        "[]",
        "\"review\"",
        "null",
        ""
      })
  void malformedJsonIsRefused(String body) {
    Client.Answer answer = service.to(REVIEWS).post(body);

    assertProblem(answer, 400, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "authorId|7",
        "authorId|null",
        "text|12",
        "text|[\"a\"]",
        "text|{\"a\":1}",
        "title|true",
        "rating|\"8\"",
        "rating|8.0",
        "rating|8e0",
        "rating|true",
        "verifiedViewing|1",
        "verifiedViewing|\"true\"",
        "imported|null",
        "accountCreatedAt|1714566600"
      })
  void aWrongTypeIsRefusedNamingTheField(String field, String value) {
    String author = field.equals("authorId") ? "" : "\"authorId\":\"ada\",";

    Client.Answer answer =
        service.to(REVIEWS).post("{%s\"%s\":%s}".formatted(author, field, value));

    assertThat(answer.status()).isIn(400, 422);
    assertProblem(answer, value.equals("null") && !author.isEmpty() ? 400 : answer.status(), field);
  }

  @Test
  void aNameOrANumberFarTooLongIsRefusedAndNoFaultOfOurs() {
    String name = "{\"authorId\":\"ada\",\"" + "n".repeat(1_000) + "\":1}";
    String number = "{\"authorId\":\"ada\",\"rating\":" + "9".repeat(10_000) + "}";

    assertProblem(service.to(REVIEWS).post(name), 400, "");
    assertThat(service.to(REVIEWS).post(number).status()).isIn(400, 422);
  }

  @Test
  void anUnknownFieldIsRefusedByName() {
    Client.Answer answer =
        service.to(REVIEWS).post("{\"authorId\":\"ada\",\"rating\":8,\"ratting\":9}");

    assertProblem(answer, 400, "ratting");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() {
    Client.Answer answer =
        service.to(REVIEWS).post("{\"authorId\":\"ada\",\"rating\":8,\"rating\":9}");

    assertProblem(answer, 400, "rating");
  }

  @Test
  void anUnknownFilmIsAcceptedSinceTheCatalogueMayComeLater() {
    Client.Answer answer =
        service.to("/v1/films/never-heard-of/reviews").post("{\"authorId\":\"ada\",\"rating\":8}");

    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void aTextOfAMegabyteIsTooLarge() {
    String body = "{\"authorId\":\"ada\",\"text\":\"" + "a".repeat(1024 * 1024) + "\"}";

    Client.Answer answer = service.to(REVIEWS).post(body);

    assertProblem(answer, 413, "");
    assertThat(answer.text("detail")).contains("262144 bytes");
  }

  @Test
  void aBodyFarTooLargeIsRefusedWithoutBeingRead() throws Exception {
    String answer =
        RawHttp.exchange(
            service.port(),
            """
            POST /v1/films/crossing/reviews HTTP/1.1
            Host: localhost
            Authorization: Bearer site-token
            Content-Type: application/json
            Content-Length: 99999999999

            {"authorId":
            """);

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
  }

  @Test
  void aClientThatAsksBeforeSendingTooMuchIsToldNo() throws Exception {
    String answer =
        RawHttp.exchange(
            service.port(),
            """
            POST /v1/films/crossing/reviews HTTP/1.1
            Host: localhost
            Authorization: Bearer site-token
            Content-Type: application/json
            Expect: 100-continue
            Connection: close
            Content-Length: 1000000

            """);

    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aTextOverTheLimitIsRefusedAndOneAtTheLimitIsTaken() {
    String atTheLimit = "😀".repeat(ReviewIntake.MAX_TEXT);

    Client.Answer taken = service.to(REVIEWS).post(reviewSaying(atTheLimit));
    Client.Answer refused = service.to(REVIEWS).post(reviewSaying(atTheLimit + "a"));

    assertThat(taken.status()).isEqualTo(202);
    assertProblem(refused, 422, "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "0", "-1", "2147483647", "99999999999999999999"})
  void aRatingOutsideOneToTenIsRefused(String rating) {
    Client.Answer answer =
        service.to(REVIEWS).post("{\"authorId\":\"ada\",\"rating\":" + rating + "}");

    assertProblem(answer, 422, "rating");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"authorId\":\"ada\"}",
        "{\"authorId\":\"ada\",\"text\":\"\"}",
        "{\"authorId\":\"ada\",\"text\":\" \\n\\t \"}",
        "{\"authorId\":\"ada\",\"title\":\"A title alone\"}",
        "{\"authorId\":\"ada\",\"rating\":null,\"text\":null}"
      })
  void anEmptyReviewIsRefused(String body) {
    Client.Answer answer = service.to(REVIEWS).post(body);

    assertProblem(answer, 422, "text");
  }

  @Test
  void aReviewWithoutAuthorIsRefused() {
    Client.Answer answer = service.to(REVIEWS).post("{\"rating\":8}");

    assertProblem(answer, 422, "authorId");
  }

  @Test
  void invalidUtf8IsRefused() {
    byte[] latin1 = "{\"authorId\":\"ada\",\"text\":\"Amélie\"}".getBytes(ISO_8859_1);

    Client.Answer answer = service.to(REVIEWS).post(latin1);

    assertProblem(answer, 400, "");
    assertThat(answer.text("detail")).contains("UTF-8");
  }

  @Test
  void anotherUnicodeEncodingIsRefused() {
    byte[] utf16 = "{\"authorId\":\"ada\",\"rating\":8}".getBytes(UTF_16LE);

    Client.Answer answer = service.to(REVIEWS).post(utf16);

    assertProblem(answer, 400, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "x\\ud83dx"})
  void halfASurrogatePairIsRefused(String escapes) {
    Client.Answer answer = service.to(REVIEWS).post(reviewSaying(escapes));

    assertProblem(answer, 400, "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"authorId\":\"ada\",\"text\":[", "{\"text\":{\"a\":["})
  void nestingOfTenThousandIsRefused(String opening) {
    Client.Answer answer = service.to(REVIEWS).post(opening + "[".repeat(10_000));

    assertProblem(answer, 400, "-");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "application/json; charset=iso-8859-1",
    "application/jsonx"
  })
  void aWrongContentTypeIsRefused(String type) {
    Client.Answer answer =
        service.to(REVIEWS).with("Content-Type", type).post("{\"authorId\":\"ada\",\"rating\":8}");

    assertProblem(answer, 415, "");
    assertThat(answer.text("detail")).contains("application/json");
  }

  @Test
  void aContentTypeWithCharsetUtf8IsTaken() {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .with("Content-Type", "Application/JSON; Charset=\"UTF-8\"")
            .post("{\"authorId\":\"ada\",\"rating\":8}");

    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void aBodyWithoutContentTypeIsRefused() {
    Client.Answer answer =
        service.to(REVIEWS).without("Content-Type").post("{\"authorId\":\"ada\",\"rating\":8}");

    assertProblem(answer, 415, "");
  }

  @Test
  void aCompressedBodyIsRefused() {
    Client.Answer answer = service.to(REVIEWS).with("Content-Encoding", "gzip").post("x");

    assertProblem(answer, 415, "");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/films/a%2Fb/reviews,filmId",
    "/v1/films/a%20b/reviews,filmId",
    "/v1/films/caf%C3%A9/reviews,filmId",
    "/v1/films/a%00/reviews,filmId"
  })
  void anIdInTheAddressWithASlashOrAnotherBadCharacterIsRefused(String path, String field) {
    Client.Answer answer = service.to(path).post("{\"authorId\":\"ada\",\"rating\":8}");

    assertProblem(answer, 422, field);
  }

  @Test
  void anIdOfMoreThan128CharactersIsRefused() {
    Client.Answer answer =
        service
            .to("/v1/films/" + "a".repeat(129) + "/reviews")
            .post("{\"authorId\":\"ada\",\"rating\":8}");

    assertProblem(answer, 422, "filmId");
  }

  @ParameterizedTest
  @CsvSource({"authorId,a/b", "authorId,''", "authorId,a b", "reviewId,1/2", "reviewId,.."})
  void aBadIdInTheBodyIsRefused(String field, String id) {
    String other = field.equals("authorId") ? "" : "\"authorId\":\"ada\",";

    Client.Answer answer =
        service.to(REVIEWS).post("{%s\"rating\":8,\"%s\":\"%s\"}".formatted(other, field, id));

    assertProblem(answer, 422, field);
  }

  @Test
  void aRawSlashInAnIdLeadsNowhere() {
    Client.Answer answer =
        service.to("/v1/films/a/b/reviews").post("{\"authorId\":\"ada\",\"rating\":8}");

    assertProblem(answer, 404, "");
  }

  @Test
  void aBodyThatNamesAnotherFilmThanTheAddressIsRefused() {
    Client.Answer answer =
        service.to(REVIEWS).post("{\"authorId\":\"ada\",\"rating\":8,\"filmId\":\"another\"}");

    assertProblem(answer, 422, "filmId");
  }

  @ParameterizedTest
  @CsvSource({
    "language,not a tag",
    "clientHash,127.0.0.1",
    "clientHash,::1",
    "accountCreatedAt,yesterday",
    "accountCreatedAt,2999-01-01T00:00:00Z",
    "accountCreatedAt,2024-05-01T12:30:00"
  })
  void aValueWithoutSenseIsRefused(String field, String value) {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .post("{\"authorId\":\"ada\",\"rating\":8,\"%s\":\"%s\"}".formatted(field, value));

    assertProblem(answer, 422, field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "W/\"3\"", "*", "1, 2", "\"\"", "+1"})
  void aMalformedIfMatchIsRefused(String value) {
    Client.Answer answer =
        service
            .to(REVIEWS + "/r1")
            .with("If-Match", value)
            .put("{\"authorId\":\"ada\",\"rating\":8}");

    assertProblem(answer, 400, "If-Match");
  }

  @Test
  void aMalformedIdempotencyKeyIsRefused() {
    Client.Answer answer =
        service
            .to(REVIEWS)
            .with("Idempotency-Key", "a".repeat(256))
            .post("{\"authorId\":\"ada\",\"rating\":8}");

    assertProblem(answer, 400, "Idempotency-Key");
  }

  @Test
  void anUnknownAddressIsAProblem() {
    assertProblem(service.to("/v2/nothing").get(), 404, "");
  }

  @Test
  void anotherMethodIsAProblemThatTellsTheRightOnes() {
    Client.Answer answer = service.to(REVIEWS).get();

    assertProblem(answer, 405, "");
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void aMalformedEscapeInTheAddressIsAProblem() throws Exception {
    String answer =
        RawHttp.exchange(
            service.port(),
            """
            POST /v1/films/%zz/reviews HTTP/1.1
            Host: localhost
            Connection: close
            Content-Length: 0

            """);

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
  }

  @Test
  void headersThatAreTooLargeAreAProblem() throws Exception {
    String answer =
        RawHttp.exchange(
            service.port(),
            "GET /health/live HTTP/1.1\nHost: localhost\nX-Long: " + "a".repeat(20_000) + "\n\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("application/problem+json");
  }

  @Test
  void anAddressThatIsTooLongIsAProblem() throws Exception {
    String answer =
        RawHttp.exchange(
            service.port(), "GET /" + "a".repeat(9_000) + " HTTP/1.1\nHost: localhost\n\n");

    assertThat(answer).matches("(?s)HTTP/1\\.[01] 414 .*").contains("application/problem+json");
  }

  @Test
  void whatIsNotHttpIsAProblem() throws Exception {
    String answer = RawHttp.exchange(service.port(), "HELLO\n\n");

    assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*").contains("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|422|title",
        "{\"title\":\"\"}|422|title",
        "{\"title\":7}|400|title",
        "{\"title\":\"Crossing\",\"releaseDate\":\"2024-13-01\"}|422|releaseDate",
        "{\"title\":\"Crossing\",\"trailers\":\"x\"}|400|trailers",
        "{\"title\":\"Crossing\",\"trailers\":[7]}|400|trailers",
        "{\"title\":\"Crossing\",\"trailers\":[\"javascript:alert(1)\"]}|422|trailers",
        "{\"title\":\"Crossing\",\"genres\":[[\"a\"]]}|400|genres",
        "{\"title\":\"Crossing\",\"genres\":[\"\"]}|422|genres",
        "{\"title\":\"Crossing\",\"rating\":7}|400|rating"
      })
  void aBadFilmIsRefusedNamingTheField(String body, int status, String field) {
    Client.Answer answer = service.to("/v1/films/crossing").put(body);

    assertProblem(answer, status, field);
  }

  private static String reviewSaying(String text) {
    return "{\"authorId\":\"ada\",\"text\":\"" + text + "\"}";
  }

  /** {@code "-"} is any field or none. */
  private static void assertProblem(Client.Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("title")).isNotEmpty();
    assertThat(answer.text("detail")).isNotEmpty();
    if (!field.equals("-")) {
      assertThat(answer.text("field")).isEqualTo(field);
    }
  }
}
