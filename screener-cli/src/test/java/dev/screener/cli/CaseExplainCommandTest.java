package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseExplainCommandTest {
  private static final String CASE =
      """
      {"filmId": "crossing", "reviewId": "r1", "revision": 2, "outcome": "HELD", "display": "NONE",
       "reasons": ["SPAM"], "ruleIds": ["many-links"], "policyVersion": "ours/7",
       "modelVersion": "shipped/1", "decidedBy": "policy", "judgedAt": "2026-03-01T12:00:00Z",
       "title": "Look", "text": "Links and more links.", "language": "en", "rating": 8,
       "signals": {"content.links": 4.0, "content.spam": 0.8125, "old.signal": 1.0},
       "reports": {"SPAM": 2}, "appeal": "It is a list of cinemas.",
       "decisions": [{"decisionId": "d1", "revision": 1, "approves": true, "rules": true,
         "undone": true, "lost": false, "decidedAt": "2026-02-01T12:00:00Z"}],
       "recomputed": {"outcome": "HELD", "display": "NONE", "reasons": ["SPAM"],
         "ruleIds": ["many-links"], "differs": [%s]},
       "rules": [{"ruleId": "many-links", "how": "MATCHED", "detail": "content.links = 4.0"},
         {"ruleId": "gibberish", "how": "NOT_MEASURED", "detail": "content.gibberish"}],
       "inForce": {"policyVersion": "ours/8", "outcome": "APPROVED", "display": "FULL",
         "reasons": [], "ruleIds": []},
       "spans": [{"head": "spam", "inTitle": false, "from": 0, "to": 5, "weight": 1.5}]}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final StubService moderation = new StubService();
  private final StubService other = new StubService();

  @AfterEach
  void stop() {
    moderation.close();
    other.close();
  }

  @Test
  void aCaseIsToldInWords() {
    moderation.willAnswer(200, CASE.formatted(""));

    int exit = explain("crossing/r1");

    assertThat(exit).isZero();
    assertThat(moderation.requests()).containsExactly("GET /v1/cases/crossing/r1 Bearer t0 null");
    assertThat(out.toString())
        .contains("crossing/r1, revision 2: HELD, because of SPAM")
        .contains("policy ours/7, model shipped/1")
        .contains("Links and more links.")
        .contains("speaks for spam (1.50): Links")
        .containsPattern("content\\.links +4 links +Web addresses")
        .containsPattern("content\\.spam +0\\.81[23] 0\\.\\.1")
        .containsPattern("old\\.signal .*of another version")
        .contains("2 × SPAM")
        .contains("Appeal: It is a list of cinemas.")
        .contains("approves revision 1, undone")
        .containsPattern("gibberish +not measured")
        .contains("the same.")
        .contains("The policy in force, ours/8, says: APPROVED, shown FULL");
  }

  @Test
  void aVerdictThatDiffersIsSaidAndEndsWithOne() {
    moderation.willAnswer(200, CASE.formatted("\"The policy ours/7 is not known any more.\""));

    int exit = explain("crossing/r1");

    assertThat(exit).isOne();
    assertThat(out.toString()).contains("The policy ours/7 is not known any more.");
  }

  @Test
  void jsonIsPassedThrough() {
    moderation.willAnswer(200, CASE.formatted(""));

    int exit = explain("crossing/r1", "--json");

    assertThat(exit).isZero();
    assertThat(out.toString().strip()).isEqualTo(CASE.formatted("").strip());
  }

  @Test
  void theInstanceThatHasTheCaseIsAskedWithTheToken() {
    moderation.willPassOnTo(other.url() + "/v1/cases/crossing/r1");
    other.willAnswer(200, CASE.formatted(""));

    int exit = explain("crossing/r1");

    assertThat(exit).isZero();
    assertThat(other.requests()).containsExactly("GET /v1/cases/crossing/r1 Bearer t0 null");
  }

  @Test
  void instancesThatPassOnForEverAreGivenUp() {
    moderation.willPassOnTo(moderation.url() + "/v1/cases/crossing/r1");

    assertThat(explain("crossing/r1")).isOne();
    assertThat(err.toString()).contains("again and again");
  }

  @Test
  void anUnknownCaseIsToldAsTheServiceTellsIt() {
    moderation.willAnswer(404, "{\"title\": \"Not found\", \"detail\": \"There is no case.\"}");

    assertThat(explain("crossing/r1")).isOne();
    assertThat(err.toString()).contains("crossing/r1: 404: There is no case.");
  }

  @Test
  void whatNamesNoReviewEndsWithTwo() {
    for (String name : List.of("crossing", "crossing/", "a/b/c", "a b/c")) {
      assertThat(explain(name)).as(name).isEqualTo(2);
    }
    assertThat(moderation.requests()).isEmpty();
  }

  private int explain(String... arguments) {
    String[] args =
        Stream.of(
                Stream.of("case", "explain"),
                Stream.of(arguments),
                Stream.of("--url", moderation.url(), "--token", "t0"))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return ScreenerMain.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
