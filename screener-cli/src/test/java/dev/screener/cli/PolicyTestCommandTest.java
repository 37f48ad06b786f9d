package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.policy.DefaultPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTestCommandTest {

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theDefaultPolicyPasses() throws IOException {
    Path file = file("default.yaml", DefaultPolicy.yaml());

    int exit = screener("policy", "test", file.toString());

    assertThat(exit).isZero();
    assertThat(out.toString()).startsWith("default/").contains("as expected");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aMistakeIsToldWithItsPlaceAndAHint() throws IOException {
    Path file = file("ours.yaml", policy("content.lnks >= 1", "matches: {content.links: 1}"));

    int exit = screener("policy", "test", file.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("line 5, column 11")
        .contains("Did you mean content.links?");
  }

  @Test
  void anExampleThatComesOutOtherwiseFails() throws IOException {
    Path file = file("ours.yaml", policy("content.links >= 1", "passes: {content.links: 1}"));

    int exit = screener("policy", "test", file.toString(), "--json");

    assertThat(exit).isEqualTo(1);
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.at("/compiled").asBoolean()).isTrue();
    assertThat(document.at("/examples/0/shouldMatch").asBoolean()).isFalse();
    assertThat(document.at("/examples/0/matched").asBoolean()).isTrue();
    assertThat(document.at("/examples/0/signals/content.links").asInt()).isEqualTo(1);
  }

  @Test
  void anOverlayIsLaidOverThePolicy() throws IOException {
    Path file = file("default.yaml", DefaultPolicy.yaml());
    Path overlay = file("site.yaml", "overlays: default\nsettings:\n  provenRevews: 3\n");

    int exit =
        screener("policy", "test", file.toString(), "--overlay", overlay.toString(), "--json");

    assertThat(exit).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/problems/0/hint").asText())
        .isEqualTo("Did you mean provenReviews?");
  }

  @Test
  void aMissingFileIsNamed() {
    int exit = screener("policy", "test", directory.resolve("none.yaml").toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file").contains("none.yaml");
  }

  private int screener(String... arguments) {
    return ScreenerMain.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static String policy(String condition, String example) {
    return "policy: ours\nversion: 1\nrules:\n  - id: one\n    when: "
        + condition
        + "\n    verdict: HELD\n    reason: SPAM\n    examples:\n      - "
        + example
        + "\n";
  }
}
