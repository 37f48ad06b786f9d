package dev.screener.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.policy.DefaultPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * All doors closed: over SASL_SSL with SCRAM-SHA-512, set as the page on security tells, and with
 * exactly their ACLs the services do all their work; others get nothing.
 */
@Timeout(240)
@ExtendWith(SharedSite.class)
class DoorsIT {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REVIEW = "/v1/films/crossing/reviews/r1";

  private final ClosedSite site;

  DoorsIT(ClosedSite site) {
    this.site = site;
  }

  @Test
  void withExactlyTheirAclsTheServicesDoAllTheirWorkAndWhoDidWhatIsOnTheLog() throws IOException {
    assertStatus(202, site.send(8081, "PUT", "/v1/films/crossing", "site", "{\"title\":\"A\"}"));
    assertStatus(202, site.send(8081, "POST", "/v1/films/crossing/reviews", "site", review("r1")));
    eventually(200, "GET", REVIEW, "anonymous", "");
    assertStatus(202, decide("REJECT\",\"reason\":\"LOW_EFFORT"));
    until("/v1/moderation/audit", "auditor", "REJECT");
    assertStatus(
        202,
        site.send(
            8081,
            "POST",
            REVIEW + "/appeals",
            "site",
            "{\"authorId\":\"ada\",\"text\":\"I gave my reasons.\"}"));
    // A claim is the read side's own write, so this waits for the appeal's job.
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                site.send(8082, "POST", "/v1/moderation/queue/crossing/r1/claim", "moderator", "")
                            .status()
                        / 100
                    == 2);
    assertStatus(
        202,
        site.send(
            8081,
            "PUT",
            "/v1/moderation/policies/ours?acceptChange=true",
            "policy-owner",
            DefaultPolicy.yaml().replaceFirst("(?m)^policy: default$", "policy: ours"),
            "Content-Type",
            "application/yaml"));
    assertStatus(202, site.send(8081, "DELETE", "/v1/authors/bob", "site", ""));

    until("/v1/moderation/audit", "auditor", "\"POLICY\"");
    until("/v1/moderation/audit", "auditor", "\"CLAIM\"");
    JsonNode deeds = json(site.send(8082, "GET", "/v1/moderation/audit", "auditor", ""));

    assertThat(deeds.path("deeds"))
        .isNotEmpty()
        .allSatisfy(deed -> assertThat(deed.path("moderator").asText()).isNotBlank())
        .extracting(deed -> deed.path("kind").asText())
        .contains("POLICY", "CLAIM");
  }

  @Test
  void whoHasNoAclsOrAGuessedPasswordGetsNothing() {
    try (Admin stranger = site.adminOf(ClosedSite.STRANGER, ClosedSite.STRANGER)) {
      assertThat(stranger.listTopics().names())
          .succeedsWithin(LONG)
          .satisfies(names -> assertThat(names).isEmpty());
    }
    try (Admin forged = site.adminOf(ClosedSite.STRANGER, "guessed")) {
      assertThatThrownBy(() -> forged.listTopics().names().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void nobodyIsTalkedToUnencryptedNorTakesABrokerThatItsAuthorityHasNotSigned(
      @TempDir Path directory) throws IOException {
    Properties elsewhere = site.kafka(ClosedSite.STRANGER, ClosedSite.STRANGER);
    elsewhere.put(
        "ssl.truststore.location", new Certificates(directory).authority("other").toString());
    Properties open = site.kafka(ClosedSite.STRANGER, ClosedSite.STRANGER);
    open.put("security.protocol", "SASL_PLAINTEXT");
    open.put("request.timeout.ms", 1_000);
    open.put("default.api.timeout.ms", 2_000);

    try (Admin deceived = Admin.create(elsewhere);
        Admin overheard = Admin.create(open)) {
      assertThatThrownBy(() -> deceived.listTopics().names().get())
          .hasCauseInstanceOf(SslAuthenticationException.class);
      assertThatThrownBy(() -> overheard.listTopics().names().get())
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  private static String review(String id) {
    return """
        {"reviewId": "%s", "authorId": "ada", "rating": 8, "language": "en", "text": "The keys are a gimmick, \
        the locksmith is not: I would watch her open tins for two hours, and nearly did."}
        """
        .formatted(id);
  }

  private ClosedSite.Answer decide(String action) throws IOException {
    return site.send(
        8081,
        "POST",
        "/v1/moderation/decisions",
        "moderator",
        "{\"target\":{\"filmId\":\"crossing\",\"reviewId\":\"r1\",\"revision\":1},\"action\":\""
            + action
            + "\"}");
  }

  private void eventually(int status, String method, String path, String role, String body) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> site.send(8082, method, path, role, body).status() == status);
  }

  private void until(String path, String role, String part) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> site.send(8082, "GET", path, role, "").body().contains(part));
  }

  private static JsonNode json(ClosedSite.Answer answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static void assertStatus(int status, ClosedSite.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }
}
