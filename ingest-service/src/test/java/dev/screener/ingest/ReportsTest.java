package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports on reviews, and appeals. */
@Timeout(180)
class ReportsTest {

  private static final String REPORTS = "/v1/films/crossing/reviews/r1/reports";
  private static final String APPEALS = "/v1/films/crossing/reviews/r1/appeals";

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
  void aSiteReportsForAReader() {
    Client.Answer answer =
        service
            .to(REPORTS)
            .post("{\"reporterId\":\"joan\",\"kind\":\"ABUSE\",\"note\":\"The last line.\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("filmId")).isEqualTo("crossing");
    assertThat(answer.text("reviewId")).isEqualTo("r1");
    ReviewReport report = last();
    assertThat(report.getReportId()).isEqualTo(answer.text("reportId")).hasSize(22);
    assertThat(report.getFilmId()).isEqualTo("crossing");
    assertThat(report.getReviewId()).isEqualTo("r1");
    assertThat(report.getPersonId()).isEqualTo("joan");
    assertThat(report.getKind()).isEqualTo(ReportKind.ABUSE);
    assertThat(report.getNote()).isEqualTo("The last line.");
    assertThat(report.getReportedAt()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportKind.class,
      mode = Mode.EXCLUDE,
      names = {"UNKNOWN", "APPEAL"})
  void eachKindOfReportIsTaken(ReportKind kind) {
    Client.Answer answer =
        service.to(REPORTS).post("{\"reporterId\":\"joan\",\"kind\":\"" + kind + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(last().getKind()).isEqualTo(kind);
    assertThat(last().getNote()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"APPEAL\"", "\"UNKNOWN\"", "\"spam\"", "\"\"", "null"})
  void anotherKindIsRefusedNamingThoseThatThereAre(String kind) {
    Client.Answer answer =
        service.to(REPORTS).post("{\"reporterId\":\"joan\",\"kind\":" + kind + "}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("kind");
    assertThat(answer.text("detail"))
        .contains("SPAM, ABUSE, SPOILER, OFF_TOPIC, ILLEGAL, THREAT, PRIVATE_DATA, OTHER");
  }

  @Test
  void aReaderReportsAsThemselves() {
    Client.Answer answer =
        service.to(REPORTS).as(Tokens.session("grace")).post("{\"kind\":\"SPAM\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(last().getPersonId()).isEqualTo("grace");
  }

  @Test
  void aReaderMayNotReportAsAnother() {
    Client.Answer answer =
        service
            .to(REPORTS)
            .as(Tokens.session("grace"))
            .post("{\"reporterId\":\"joan\",\"kind\":\"SPAM\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("field")).isEqualTo("reporterId");
  }

  @ParameterizedTest
  @ValueSource(strings = {REPORTS, APPEALS})
  void onlySitesAndReadersReportAndAppeal(String path) {
    for (String token :
        List.of(Tokens.IMPORTER, Tokens.MODERATOR, Tokens.POLICY_OWNER, Tokens.AUDITOR)) {
      assertThat(service.to(path).as(token).post("{}").status()).as(token).isEqualTo(403);
    }
    assertThat(service.to(path).as("nobody").post("{}").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"SPAM\"}|422|reporterId",
        "{\"reporterId\":\"a b\",\"kind\":\"SPAM\"}|422|reporterId",
        "{\"reporterId\":\"joan\"}|422|kind",
        "{\"reporterId\":\"joan\",\"kind\":7}|400|kind",
        "{\"reporterId\":\"joan\",\"kind\":\"SPAM\",\"note\":[]}|400|note",
        "{\"reporterId\":\"joan\",\"kind\":\"SPAM\",\"because\":\"x\"}|400|because",
        "{\"reporterId\":\"joan\",\"reporterId\":\"ada\",\"kind\":\"SPAM\"}|400|reporterId"
      })
  void whatIsWrongWithAReportIsNamed(String body, int status, String field) {
    Client.Answer answer = service.to(REPORTS).post(body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
  }

  @Test
  void aNoteHasAtMostTwoThousandCharacters() {
    String body = "{\"reporterId\":\"joan\",\"kind\":\"SPAM\",\"note\":\"%s\"}";

    Client.Answer longest = service.to(REPORTS).post(body.formatted("😀".repeat(2_000)));
    Client.Answer tooLong = service.to(REPORTS).post(body.formatted("x".repeat(2_001)));

    assertThat(longest.status()).isEqualTo(202);
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.text("field")).isEqualTo("note");
  }

  @Test
  void theSameKeyFromTheSamePersonIsTheSameReport() {
    String body = "{\"reporterId\":\"%s\",\"kind\":\"SPAM\"}";

    String first = keyed(REPORTS, body.formatted("joan"));
    String again = keyed(REPORTS, body.formatted("joan"));
    String byAnother = keyed(REPORTS, body.formatted("ada"));
    String elsewhere = keyed(REPORTS.replace("r1", "r2"), body.formatted("joan"));

    assertThat(again).isEqualTo(first);
    assertThat(byAnother).isNotEqualTo(first);
    assertThat(elsewhere).isNotEqualTo(first).isNotEqualTo(byAnother);
  }

  @Test
  void anAuthorAppeals() {
    Client.Answer bySite =
        service.to(APPEALS).post("{\"authorId\":\"ada\",\"text\":\"It is a quotation.\"}");
    ReviewReport first = last();
    Client.Answer bySession =
        service.to(APPEALS).as(Tokens.session("grace")).post("{\"text\":\"Read it again.\"}");

    assertThat(bySite.status()).isEqualTo(202);
    assertThat(first.getReportId()).isEqualTo(bySite.text("appealId")).isNotEmpty();
    assertThat(first.getKind()).isEqualTo(ReportKind.APPEAL);
    assertThat(first.getPersonId()).isEqualTo("ada");
    assertThat(first.getNote()).isEqualTo("It is a quotation.");
    assertThat(bySession.status()).isEqualTo(202);
    assertThat(last().getPersonId()).isEqualTo("grace");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"Again, please.\"}|422|authorId",
        "{\"authorId\":\"ada\"}|422|text",
        "{\"authorId\":\"ada\",\"text\":\"  \"}|422|text",
        "{\"authorId\":\"ada\",\"text\":null}|422|text",
        "{\"authorId\":\"ada\",\"text\":1}|400|text",
        "{\"authorId\":\"ada\",\"text\":\"x\",\"kind\":\"SPAM\"}|400|kind"
      })
  void whatIsWrongWithAnAppealIsNamed(String body, int status, String field) {
    Client.Answer answer = service.to(APPEALS).post(body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @Test
  void anAppealHasAtMostTwoThousandCharactersAndIsOnesOwn() {
    Client.Answer tooLong =
        service.to(APPEALS).post("{\"authorId\":\"ada\",\"text\":\"" + "x".repeat(2_001) + "\"}");
    Client.Answer foreign =
        service
            .to(APPEALS)
            .as(Tokens.session("grace"))
            .post("{\"authorId\":\"ada\",\"text\":\"Again.\"}");

    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.text("field")).isEqualTo("text");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.text("field")).isEqualTo("authorId");
  }

  private static String keyed(String path, String body) {
    return service.to(path).with("Idempotency-Key", "once").post(body).text("reportId");
  }

  private static ReviewReport last() {
    List<ReviewReport> reports = service.reports();
    return reports.get(reports.size() - 1);
  }
}
