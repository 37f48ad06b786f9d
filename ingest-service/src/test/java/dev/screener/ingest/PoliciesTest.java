package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing policies. */
@Timeout(180)
class PoliciesTest {

  private static final String OURS = "/v1/moderation/policies/ours";
  private static final AtomicInteger VERSIONS = new AtomicInteger();

  @TempDir private static Path directory;
  private static StubModeration one;
  private static StubModeration other;
  private static RunningService service;

  @BeforeAll
  static void start() {
    one = new StubModeration();
    other = new StubModeration();
    service =
        RunningService.acknowledging(
            directory, Map.of("MODERATION_URLS", one.url() + "," + other.url() + "/"));
  }

  @AfterAll
  static void stop() {
    service.close();
    one.close();
    other.close();
  }

  @BeforeEach
  void nothingWouldChange() {
    one.willHold(0, 0, 0);
    other.willHold(0, 0, 0);
  }

  @Test
  void aPolicyIsPublishedUnderItsNameAndVersionAndTakesEffectFiveSecondsLater() {
    String version = newVersion();
    String rules = policy(version, 3);

    Client.Answer answer = publish("", rules);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("policy")).isEqualTo("ours/" + version);
    PublishedPolicy policy = last();
    assertThat(policy.getName()).isEqualTo("ours");
    assertThat(policy.getVersion()).isEqualTo(version);
    assertThat(policy.getRules()).isEqualTo(rules);
    assertThat(policy.getMode()).isEqualTo(PolicyMode.LIVE);
    assertThat(policy.getRejudge()).isEqualTo(Rejudge.HELD);
    assertThat(policy.getSuspendedRules()).isEmpty();
    assertThat(Duration.between(policy.getPublishedAt(), policy.getEffectiveFrom()))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(Instant.parse(answer.text("effectiveFrom"))).isEqualTo(policy.getEffectiveFrom());
    assertThat(
            service
                .keys()
                .tokenOf(PersonKeys.staff("our-policy-owner"))
                .toCompletableFuture()
                .join())
        .isEqualTo(policy.getPublishedBy());
    byte[] key = service.sentTo("moderation.policies").get(service.policies().size() - 1).key();
    assertThat(new String(key, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("ours/" + version);
  }

  @Test
  void theTermsAreAsAsked() {
    int asked = one.asked().size();

    Client.Answer answer = publish("?mode=shadow&rejudge=all", policy(newVersion(), 3));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("difference").isNull()).isTrue();
    assertThat(last().getMode()).isEqualTo(PolicyMode.SHADOW);
    assertThat(last().getRejudge()).isEqualTo(Rejudge.ALL);
    assertThat(one.asked()).hasSize(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "?mode=dead,mode",
    "?mode=LIVE,mode",
    "?rejudge=none,rejudge",
    "?acceptChange=yes,acceptChange",
    "?mode=live&mode=shadow,mode"
  })
  void aParameterThatIsNoneIsNamed(String query, String field) {
    Client.Answer answer = publish(query, policy(newVersion(), 3));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @Test
  void onlyPolicyOwnersAndAdminsPublish() {
    for (String token :
        List.of(
            Tokens.SITE,
            Tokens.IMPORTER,
            Tokens.MODERATOR,
            Tokens.AUDITOR,
            Tokens.session("grace"))) {
      assertThat(yaml(OURS).as(token).put("x").status()).as(token).isEqualTo(403);
    }
    assertThat(yaml(OURS).as("nobody").put("x").status()).isEqualTo(401);
    assertThat(yaml(OURS).as(Tokens.ADMIN).put(policy(newVersion(), 3)).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/yaml; charset=utf-16"})
  void anotherMediaTypeIsRefused(String type) {
    Client.Answer answer = yaml(OURS).with("Content-Type", type).put("policy: ours");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text("detail")).contains("application/yaml");
  }

  @Test
  void textYamlIsTakenToo() {
    assertThat(yaml(OURS).with("Content-Type", "text/yaml").put(policy(newVersion(), 3)).status())
        .isEqualTo(202);
  }

  @Test
  void whatDoesNotCompileIsToldWithItsPlaceAndAHint() {
    int before = service.policies().size();

    Client.Answer answer =
        publish("", policy(newVersion(), 3).replace("when: content.links", "when: content.lnks"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.text("field")).isEqualTo("rules");
    JsonNode problem = answer.json().at("/problems/0");
    assertThat(problem.path("line").asInt()).isEqualTo(5);
    assertThat(problem.path("column").asInt()).isPositive();
    assertThat(problem.path("where").asText()).isEqualTo("rule many-links");
    assertThat(problem.path("message").asText()).isNotEmpty();
    assertThat(problem.path("hint").asText()).contains("content.links");
    assertThat(service.policies()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "- a\n- b", "policy: ours", "a: &x [*x]"})
  void whatIsNoPolicyIsRefusedWithAtLeastOneProblem(String body) {
    Client.Answer answer = publish("", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("problems")).isNotEmpty();
  }

  @Test
  void whatIsNotUtf8IsMalformed() {
    byte[] bytes = policy(newVersion(), 3).getBytes(java.nio.charset.StandardCharsets.UTF_16);

    Client.Answer answer =
        yaml(OURS).send("PUT", java.net.http.HttpRequest.BodyPublishers.ofByteArray(bytes));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void anExampleThatComesOutOtherwiseIsToldWithItsLine() {
    Client.Answer answer =
        publish(
            "",
            policy(newVersion(), 3)
                .replace("matches: {content.links: 3}", "matches: {content.links: 2}"));

    assertThat(answer.status()).isEqualTo(422);
    JsonNode problem = answer.json().at("/problems/0");
    assertThat(problem.path("line").asInt()).isEqualTo(9);
    assertThat(problem.path("where").asText()).isEqualTo("rule many-links");
    assertThat(problem.path("message").asText()).contains("should match").contains("does not");
  }

  @Test
  void theNameInTheTextIsThatOfTheAddress() {
    Client.Answer answer = yaml("/v1/moderation/policies/theirs").put(policy(newVersion(), 3));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("field")).isEqualTo("policy");
  }

  @Test
  void aVersionIsPublishedWithOneTextAndOneModeOnly() {
    String version = newVersion();
    publish("", policy(version, 3));

    Client.Answer otherText = publish("", policy(version, 4));
    Client.Answer otherMode = publish("?mode=shadow", policy(version, 3));

    assertThat(otherText.status()).isEqualTo(409);
    assertThat(otherText.text("field")).isEqualTo("version");
    assertThat(otherText.text("detail")).contains("new version");
    assertThat(otherMode.status()).isEqualTo(409);
    assertThat(otherMode.text("field")).isEqualTo("mode");
  }

  @Test
  void theSameAgainChangesOnlyWhatIsJudgedAgain() {
    String version = newVersion();
    publish("?rejudge=all", policy(version, 3));
    PublishedPolicy first = last();
    one.willHold(1_000, 0, 900);

    Client.Answer again = publish("?rejudge=held", policy(version, 3));

    assertThat(again.status()).isEqualTo(202);
    assertThat(last().getRejudge()).isEqualTo(Rejudge.HELD);
    assertThat(last().getEffectiveFrom()).isEqualTo(first.getEffectiveFrom());
    assertThat(first.getRejudge()).isEqualTo(Rejudge.ALL);
  }

  @Test
  void theDifferenceIsSummedOverAllInstancesUnderTheCallersToken() {
    one.willHold(5_000, 100, 120);
    other.willHold(3_000, 50, 55);
    String rules = policy(newVersion(), 3);

    Client.Answer answer = publish("", rules);

    assertThat(answer.status()).isEqualTo(202);
    JsonNode difference = answer.json().path("difference");
    assertThat(difference.path("cases").asInt()).isEqualTo(8_000);
    assertThat(difference.at("/before/HELD").asInt()).isEqualTo(150);
    assertThat(difference.at("/after/HELD").asInt()).isEqualTo(175);
    assertThat(difference.at("/after/APPROVED").asInt()).isEqualTo(7_825);
    assertThat(difference.at("/changes/0/count").asInt()).isEqualTo(25);
    assertThat(difference.at("/changes/0/displayFrom").asText()).isEqualTo("FULL");
    assertThat(difference.at("/changes/0/samples")).hasSize(2);
    assertThat(difference.path("changes")).hasSize(1);
    assertThat(other.authorizations()).last().isEqualTo("Bearer " + Tokens.POLICY_OWNER);
    assertThat(other.asked()).last().asString().contains("many-links").startsWith("{\"rules\":");
  }

  @Test
  void aRiseByMoreThanOnePointNeedsToBeAccepted() {
    one.willHold(500, 10, 16);
    other.willHold(500, 10, 15);
    String rules = policy(newVersion(), 3);
    int before = service.policies().size();

    Client.Answer refused = publish("", rules);
    int afterRefusal = service.policies().size();
    Client.Answer accepted = publish("?acceptChange=true", rules);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.mediaType()).isEqualTo("application/problem+json");
    assertThat(refused.text("field")).isEqualTo("acceptChange");
    assertThat(refused.text("detail"))
        .contains("1.1 percentage points")
        .contains("acceptChange=true");
    assertThat(refused.json().at("/difference/changes/0/samples/0/text").asText())
        .isEqualTo("Links, links.");
    assertThat(afterRefusal).isEqualTo(before);
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().at("/difference/cases").asInt()).isEqualTo(1_000);
  }

  @Test
  void aPreviewTellsTheDifferenceAndPublishesNothing() {
    one.willHold(500, 10, 40);
    int before = service.policies().size();

    Client.Answer answer = publish("?preview=true", policy(newVersion(), 3));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/difference/after/HELD").asInt()).isEqualTo(40);
    assertThat(service.policies()).hasSize(before);
  }

  @Test
  void aPreviewThatCannotBeHadIsSaid() {
    other.willAnswer(500, "{}");

    Client.Answer answer = publish("?preview=true", policy(newVersion(), 3));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("detail")).contains(other.url());
  }

  @Test
  void aRiseByOnePointOrAmongFewCasesIsNone() {
    one.willHold(1_000, 10, 20);
    Client.Answer onePoint = publish("", policy(newVersion(), 3));
    one.willHold(99, 0, 99);
    Client.Answer fewCases = publish("", policy(newVersion(), 3));

    assertThat(onePoint.status()).isEqualTo(202);
    assertThat(fewCases.status()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"500,{}", "401,{}", "200,no difference"})
  void withoutAPreviewAChangeMustBeAcceptedUnseen(int status, String body) {
    other.willAnswer(status, body);
    String rules = policy(newVersion(), 3);

    Client.Answer refused = publish("", rules);
    Client.Answer accepted = publish("?acceptChange=true", rules);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("detail")).contains(other.url()).contains("acceptChange=true");
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().path("difference").isNull()).isTrue();
  }

  @Test
  void withoutAnInstanceNamedThereIsNoPreview(@TempDir Path own) {
    try (RunningService alone = RunningService.acknowledging(own)) {
      Client.Request request =
          alone.to(OURS).as(Tokens.POLICY_OWNER).with("Content-Type", "application/yaml");

      Client.Answer answer = request.put(policy("1", 3));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text("detail")).contains("MODERATION_URLS");
      assertThat(alone.policies()).isEmpty();
    }
  }

  @Test
  void aPolicyIsAsLongAsItsWordListsButNotLonger() {
    String padding = "# padding\n".repeat(100_000);

    Client.Answer large = publish("", policy(newVersion(), 3) + padding);
    Client.Answer tooLarge = publish("", policy(newVersion(), 3) + padding.repeat(5));

    assertThat(large.status()).isEqualTo(202);
    assertThat(tooLarge.status()).isEqualTo(413);
  }

  private static Client.Answer publish(String query, String rules) {
    return yaml(OURS + query).put(rules);
  }

  private static Client.Request yaml(String path) {
    return service.to(path).as(Tokens.POLICY_OWNER).with("Content-Type", "application/yaml");
  }

  private static String newVersion() {
    return "v" + VERSIONS.incrementAndGet();
  }

  private static String policy(String version, int links) {
    return """
    policy: ours
    version: %s
    rules:
      - id: many-links
        when: content.links >= %d
        verdict: HELD
        reason: SPAM
        examples:
          - matches: {content.links: 3}
          - passes: {content.links: 0}
    """
        .formatted(version, links)
        .replace("matches: {content.links: 3}", "matches: {content.links: " + links + "}");
  }

  private static PublishedPolicy last() {
    List<PublishedPolicy> policies = service.policies();
    return policies.get(policies.size() - 1);
  }
}
