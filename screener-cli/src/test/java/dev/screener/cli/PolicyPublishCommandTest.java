package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyPublishCommandTest {
  private static final String RULES =
      """
      policy: ours
      version: 7
      rules:
        - id: many-links
          when: content.links >= 3
          verdict: HELD
          reason: SPAM
      """;
  private static final String DIFFERENCE =
      """
      {"policy": "ours/7", "cases": 1000, "before": {"APPROVED": 970, "HELD": 20, "REJECTED": 10},
       "after": {"APPROVED": 950, "HELD": 40, "REJECTED": 10},
       "changes": [{"from": "APPROVED", "to": "HELD", "displayFrom": "FULL", "displayTo": "NONE",
         "count": 20, "samples": [{"filmId": "crossing", "reviewId": "r1",
         "ruleIds": ["many-links"], "text": "Links,\\nlinks."}]}]}
      """;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final StubService ingest = new StubService();

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void aPolicyIsSentAndItsDifferenceShown() throws IOException {
    ingest.willAnswer(
        202,
        "{\"policy\":\"ours/7\",\"effectiveFrom\":\"2026-03-01T12:00:05Z\",\"difference\":"
            + DIFFERENCE
            + "}");

    int exit = publish(RULES);

    assertThat(exit).isZero();
    assertThat(ingest.requests())
        .containsExactly(
            "PUT /v1/moderation/policies/ours?mode=live&rejudge=held&preview=false&acceptChange=false"
                + " Bearer t0 application/yaml");
    assertThat(ingest.bodies()).containsExactly(RULES);
    assertThat(out.toString())
        .contains("ours/7 on the last 1,000 cases")
        .containsPattern("HELD +20 +2\\.00% +40 +4\\.00% +\\+2\\.00")
        .contains("20 from APPROVED FULL to HELD")
        .contains("crossing/r1  [many-links]")
        .contains("Links, links.")
        .contains("Published ours/7 (live), in effect from 2026-03-01T12:00:05Z");
  }

  @Test
  void theOptionsAreSentAlong() throws IOException {
    ingest.willAnswer(202, "{\"policy\":\"ours/7\",\"difference\":null}");

    int exit = publish(RULES, "--mode", "shadow", "--rejudge", "all", "--accept-change", "--json");

    assertThat(exit).isZero();
    assertThat(ingest.requests().get(0))
        .contains("?mode=shadow&rejudge=all&preview=false&acceptChange=true ");
    assertThat(new ObjectMapper().readTree(out.toString()).path("policy").asText())
        .isEqualTo("ours/7");
  }

  @Test
  void aChangeThatIsTooMuchIsShownAndNotPublished() throws IOException {
    ingest.willAnswer(
        409,
        "{\"title\":\"Not published\",\"detail\":\"2.0 percentage points more.\",\"difference\":"
            + DIFFERENCE
            + "}");

    int exit = publish(RULES);

    assertThat(exit).isOne();
    assertThat(out.toString())
        .contains("20 from APPROVED FULL to HELD")
        .doesNotContain("Published");
    assertThat(err.toString()).contains("Not published. 409: 2.0 percentage points more.");
  }

  @Test
  void aPreviewIsShownAndPublishesNothing() throws IOException {
    ingest.willAnswer(200, "{\"difference\":" + DIFFERENCE + "}");

    int exit = publish(RULES, "--preview");

    assertThat(exit).isZero();
    assertThat(ingest.requests().get(0)).contains("&preview=true&");
    assertThat(out.toString())
        .contains("20 from APPROVED FULL to HELD")
        .contains("Nothing was published")
        .doesNotContain("in effect from");
  }

  @Test
  void aDifferenceThatIsNoneIsSaid() throws IOException {
    ingest.willAnswer(200, "{\"difference\":{\"policy\":\"ours/7\",\"cases\":12,\"changes\":[]}}");

    publish(RULES, "--preview");

    assertThat(out.toString()).contains("None of them would stand otherwise.");
  }

  @Test
  void whatDoesNotCompileIsToldWithItsPlaceAndIsNotSent() throws IOException {
    int exit = publish(RULES.replace("content.links", "content.lnks"));

    assertThat(exit).isOne();
    assertThat(ingest.requests()).isEmpty();
    assertThat(err.toString()).contains("line 5, column").contains("Did you mean content.links?");
  }

  @Test
  void problemsThatTheServiceFindsAreToldWithTheirPlace() throws IOException {
    ingest.willAnswer(
        422,
        "{\"title\":\"Unacceptable content\",\"detail\":\"Examples come out otherwise.\","
            + "\"problems\":[{\"line\":9,\"column\":1,\"where\":\"rule many-links\","
            + "\"expression\":\"\",\"message\":\"The rule should match.\",\"hint\":\"Mend it.\"}]}");

    int exit = publish(RULES);

    assertThat(exit).isOne();
    assertThat(err.toString())
        .contains("line 9, column 1: rule many-links: The rule should match.")
        .contains("hint: Mend it.")
        .contains("422: Examples come out otherwise.");
  }

  @Test
  void aWrongCommandLineEndsWithTwo() throws IOException {
    assertThat(publish(RULES, "--mode", "dead")).isEqualTo(2);
    assertThat(publish(RULES, "--rejudge", "none")).isEqualTo(2);
    assertThat(ingest.requests()).isEmpty();
  }

  private int publish(String rules, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("ours.yaml"), rules);
    List<String> args = new ArrayList<>(List.of("policy", "publish", file.toString()));
    args.addAll(List.of("--token", "t0", "--url", ingest.url()));
    args.addAll(List.of(more));
    return ScreenerMain.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }
}
