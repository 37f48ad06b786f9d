package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who writes with a token of an OpenID Connect issuer; the issuer runs here. */
@Timeout(120)
class IssuedTokensTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";

  @TempDir private static Path directory;
  private static MockOAuth2Server issuer;
  private static RunningService service;

  @BeforeAll
  static void start() {
    issuer = new MockOAuth2Server();
    issuer.start(InetAddress.getLoopbackAddress(), 0);
    service =
        RunningService.acknowledging(
            directory,
            Map.of(
                "OIDC_ISSUER",
                issuer.issuerUrl("films").toString(),
                "OIDC_AUDIENCE",
                "screener",
                "OIDC_ROLES",
                "*=reader,film-moderators=moderator,back-end=site",
                "PERSON_REQUESTS_PER_MINUTE",
                "60"));
    Awaitility.await().until(() -> post(token("anyone", "none"), "{\"rating\":8}").status() == 202);
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.shutdown();
  }

  @Test
  void aReaderWritesAsTheTokensSubject() {
    Client.Answer answer = post(token("ada", "none"), "{\"rating\":8}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(service.lastSubmission().getAuthorId()).isEqualTo("ada");
    assertThat(post(token("ada", "none"), "{\"authorId\":\"ada\",\"rating\":7}").status())
        .isEqualTo(202);
  }

  @Test
  void aReaderWritesAsNobodyElse() {
    Client.Answer answer = post(token("ada", "none"), "{\"authorId\":\"bob\",\"rating\":8}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("\"field\":\"authorId\"");
    assertThat(
            service
                .to("/v1/films/crossing/reviews/r1?authorId=bob")
                .as(token("ada", "none"))
                .delete()
                .status())
        .isEqualTo(403);
    assertThat(service.to("/v1/authors/bob").as(token("ada", "none")).delete().status())
        .isEqualTo(403);
  }

  @Test
  void aBackEndVouchesForItsAuthors() {
    Client.Answer answer = post(token("shop", "back-end"), "{\"authorId\":\"carla\",\"rating\":8}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(service.lastSubmission().getAuthorId()).isEqualTo("carla");
  }

  @Test
  void aModeratorDecidesAndAReaderDoesNot() {
    String decision = "{%s,\"action\":\"APPROVE\"}".formatted(Moderator.TARGET);

    assertThat(decide(token("eve", "film-moderators"), decision).status()).isEqualTo(202);
    assertThat(decide(token("ada", "none"), decision).status()).isEqualTo(403);
  }

  @Test
  void tokensForOthersOfOthersAndOfYesterdayAreNobodys() {
    String forAnother = issued("films", "ada", "another", Duration.ofHours(1));
    String ofAnother = issued("elsewhere", "ada", "screener", Duration.ofHours(1));
    String over = issued("films", "ada", "screener", Duration.ofHours(-1));

    for (String token : List.of(forAnother, ofAnother, over)) {
      Client.Answer answer = post(token, "{\"rating\":8}");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void whoWritesTooOftenIsToldWhenToComeAgainAndOthersAreNotHeldUp() {
    String hasty = token("hasty", "none");
    Client.Answer answer = post(hasty, "{\"rating\":8}");
    for (int i = 0; i < 200 && answer.status() == 202; i++) {
      answer = post(hasty, "{\"rating\":8}");
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    assertThat(post(token("calm", "none"), "{\"rating\":8}").status()).isEqualTo(202);
  }

  private static Client.Answer post(String token, String body) {
    return service.to(REVIEWS).as(token).post(body);
  }

  private static Client.Answer decide(String token, String body) {
    return service.to(Moderator.DECISIONS).as(token).post(body);
  }

  private static String token(String subject, String role) {
    return issuer
        .issueToken(
            "films",
            "a-client",
            new DefaultOAuth2TokenCallback(
                "films",
                subject,
                JOSEObjectType.JWT.getType(),
                List.of("screener"),
                Map.of("roles", List.of(role)),
                3_600))
        .serialize();
  }

  private static String issued(String issuerId, String subject, String audience, Duration life) {
    return issuer
        .issueToken(
            issuerId,
            "a-client",
            new DefaultOAuth2TokenCallback(
                issuerId,
                subject,
                JOSEObjectType.JWT.getType(),
                List.of(audience),
                Map.of(),
                life.toSeconds()))
        .serialize();
  }
}
