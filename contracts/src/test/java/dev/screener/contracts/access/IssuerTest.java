package dev.screener.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.screener.contracts.settings.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JWTs of an issuer that really serves its discovery document and keys. */
@Timeout(120)
class IssuerTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static RSAKey rsa;

  private AuthorisationServer server;
  private Bearers bearers;

  @BeforeAll
  static void makeKey() {
    rsa = AuthorisationServer.rsaKey("one");
  }

  @BeforeEach
  void start() {
    server = AuthorisationServer.started();
    server.publish(rsa);
  }

  @AfterEach
  void stop() {
    if (bearers != null) {
      bearers.close();
    }
    server.close();
  }

  @Test
  void aTokensRolesAreThoseThatItsClaimsAreMappedTo() {
    trust(Map.of("OIDC_ROLES", "film-moderators=moderator,rules=policy-owner"));

    Principal principal =
        admitted(
            sign(
                server
                    .claims("4f2a")
                    .claim("roles", List.of("film-moderators", "rules", "unheard-of"))));

    assertThat(principal)
        .isEqualTo(new Principal("oidc:4f2a", Set.of(Role.MODERATOR, Role.POLICY_OWNER), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "realm_access.roles | {\"realm_access\": {\"roles\": [\"mods\"]}}",
        "scope | {\"scope\": \"openid mods\"}",
        "https://films.example/roles | {\"https://films.example/roles\": [\"mods\"]}",
      })
  void rolesAreFoundWhereTheIssuerPutsThem(String claim, String claims) throws Exception {
    trust(Map.of("OIDC_ROLES_CLAIM", claim, "OIDC_ROLES", "mods=moderator"));
    JWTClaimsSet.Builder token = server.claims("ada");
    JWTClaimsSet.parse(claims).getClaims().forEach(token::claim);

    Principal principal = admitted(sign(token));

    assertThat(principal.roles()).containsExactly(Role.MODERATOR);
  }

  @ParameterizedTest
  @CsvSource({
    "4f2a-77, 4f2a-77",
    "auth0|4f2a, auth0~7c4f2a",
    "auth0~7c4f2a, auth0~7e7c4f2a",
    "zoë, zo~c3~ab"
  })
  void aReadersSubjectIsItsAuthorAndNoTwoAreOne(String subject, String author) {
    trust(Map.of("OIDC_ROLES", "*=reader"));

    Principal principal = admitted(sign(server.claims(subject)));

    assertThat(principal.roles()).containsExactly(Role.READER);
    assertThat(principal.author()).isEqualTo(author);
  }

  @Test
  void whoVouchesForOthersIsNoReaderOfThem() {
    trust(Map.of("OIDC_ROLES", "*=reader,back-end=site"));

    Principal principal = admitted(sign(server.claims("shop").claim("roles", "back-end")));

    assertThat(principal).isEqualTo(new Principal("oidc:shop", Set.of(Role.SITE), null));
  }

  @Test
  void ellipticKeysAreTakenToo() {
    JWK key = server.publish(AuthorisationServer.ecKey("two"));
    trust(Map.of());

    assertThat(admitted(AuthorisationServer.sign(key, server.claims("ada").build())).author())
        .isEqualTo("ada");
  }

  @Test
  void tokensOfAnotherTimeIssuerOrAudienceAreNobodys() {
    trust(Map.of("OIDC_LEEWAY_SECONDS", "30"));
    Instant now = Instant.now();

    assertThat(status(server.claims("a").expirationTime(at(now, -60)))).isEqualTo(401);
    assertThat(status(server.claims("a").expirationTime(at(now, -10)))).isEqualTo(200);
    assertThat(status(server.claims("a").expirationTime(null))).isEqualTo(401);
    assertThat(status(server.claims("a").notBeforeTime(at(now, 60)))).isEqualTo(401);
    assertThat(status(server.claims("a").notBeforeTime(at(now, 10)))).isEqualTo(200);
    assertThat(status(server.claims("a").issuer(server.issuer() + "/"))).isEqualTo(401);
    assertThat(status(server.claims("a").issuer(null))).isEqualTo(401);
    assertThat(status(server.claims("a").audience("another"))).isEqualTo(401);
    assertThat(status(server.claims("a").audience(List.of("another", "screener")))).isEqualTo(200);
    assertThat(status(server.claims("a").audience((String) null))).isEqualTo(401);
    assertThat(status(server.claims(" "))).isEqualTo(401);
  }

  @Test
  void onlyTheIssuersSignatureCounts() throws JOSEException {
    trust(Map.of());
    JWTClaimsSet claims = server.claims("ada").build();
    RSAKey forged = AuthorisationServer.rsaKey("one");
    SignedJWT byPublicKey =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
    byPublicKey.sign(new MACSigner(rsa.toRSAPublicKey().getEncoded()));
    SignedJWT withItsOwnKey =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(forged.toPublicJWK()).build(), claims);
    withItsOwnKey.sign(new RSASSASigner(forged));
    SignedJWT ofAnotherType =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("logout+jwt"))
                .keyID("one")
                .build(),
            claims);
    ofAnotherType.sign(new RSASSASigner(rsa));
    String good = AuthorisationServer.sign(rsa, claims);

    assertThat(status(good)).isEqualTo(200);
    assertThat(status(AuthorisationServer.sign(forged, claims))).isEqualTo(401);
    assertThat(status(byPublicKey.serialize())).isEqualTo(401);
    assertThat(status(new PlainJWT(claims).serialize())).isEqualTo(401);
    assertThat(status(withItsOwnKey.serialize())).isEqualTo(401);
    assertThat(status(ofAnotherType.serialize())).isEqualTo(401);
    assertThat(status(good.substring(0, good.lastIndexOf('.') + 1))).isEqualTo(401);
  }

  @Test
  void weakKeysOfTheIssuerDoNotCount() {
    RSAKey weak = server.publish(AuthorisationServer.rsaKey("weak", 1024));
    trust(Map.of());

    assertThat(status(AuthorisationServer.sign(weak, server.claims("a").build())))
        .isNotEqualTo(200);
  }

  @Test
  void aNewKeyCountsOnceItsFirstTokenHasHadItFetchedAndAWithdrawnOneNoMore() {
    trust(Map.of("OIDC_KEYS_ASK_AGAIN_SECONDS", "1"));
    assertThat(status(server.claims("a"))).isEqualTo(200);
    RSAKey next = server.publish(AuthorisationServer.rsaKey("two"));
    server.withdraw(rsa);

    String token = AuthorisationServer.sign(next, server.claims("a").build());
    Awaitility.await().atMost(LONG).until(() -> status(token) == 200);

    assertThat(status(server.claims("a"))).isNotEqualTo(200);
  }

  @Test
  void aFloodOfUnknownKeysHasTheKeysFetchedOnceAtMost() {
    trust(Map.of("OIDC_KEYS_ASK_AGAIN_SECONDS", "300"));
    RSAKey strange = AuthorisationServer.rsaKey("strange");
    int before = server.keySetsServed();

    for (int i = 0; i < 500; i++) {
      RSAKey named = new RSAKey.Builder(strange).keyID("strange-" + i).build();
      assertThat(status(AuthorisationServer.sign(named, server.claims("a").build())))
          .isIn(401, 503);
    }

    assertThat(server.keySetsServed() - before).isLessThanOrEqualTo(1);
    assertThat(status(server.claims("a"))).isEqualTo(200);
  }

  @Test
  void whileTheIssuerIsAwayAtTheStartItsTokensAreAskedToComeAgainAndOthersAreServed() {
    int port = server.port();
    server.close();
    bearers = bearers(port, Map.of());
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    bearers.bindTo(meters);
    Awaitility.await()
        .atMost(LONG)
        .until(() -> meters.get("screener.oidc.fetch.failures").functionCounter().count() >= 1);

    Admission early = bearers.admit(sign(server.claims("ada")));

    assertThat(early).isInstanceOf(Admission.Refused.class);
    assertThat(((Admission.Refused) early).problem().status()).isEqualTo(503);
    assertThat(((Admission.Refused) early).retryAfterSeconds()).isPositive();
    assertThat(status("no-jwt")).isEqualTo(401);
    server = AuthorisationServer.onPort(port);
    server.publish(rsa);
    Awaitility.await().atMost(LONG).until(() -> status(server.claims("ada")) == 200);
    assertThat(meters.get("screener.oidc.keys").gauge().value()).isEqualTo(1);
  }

  @Test
  void anIssuerThatGoesAwayLaterLeavesItsKeysWhichCountOn() {
    trust(Map.of("OIDC_KEYS_REFRESH_SECONDS", "1"));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    bearers.bindTo(meters);
    server.status = 500;

    Awaitility.await()
        .atMost(LONG)
        .until(() -> meters.get("screener.oidc.fetch.failures").functionCounter().count() >= 1);

    assertThat(status(server.claims("ada"))).isEqualTo(200);
  }

  @Test
  void aDocumentOfAnotherIssuerGivesNoKeys() {
    server.claimedIssuer = "https://elsewhere.example";
    bearers = bearers(server.port(), Map.of());
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    bearers.bindTo(meters);

    Awaitility.await()
        .atMost(LONG)
        .until(() -> meters.get("screener.oidc.fetch.failures").functionCounter().count() >= 1);

    assertThat(status(server.claims("ada"))).isEqualTo(503);
    assertThat(server.keySetsServed()).isZero();
  }

  private void trust(Map<String, String> more) {
    bearers = bearers(server.port(), more);
    Awaitility.await().atMost(LONG).until(() -> status(server.claims("anyone")) == 200);
  }

  private static Bearers bearers(int port, Map<String, String> more) {
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "OIDC_ISSUER",
                "http://127.0.0.1:" + port,
                "OIDC_AUDIENCE",
                AuthorisationServer.AUDIENCE,
                "OIDC_ROLES",
                "*=reader",
                "PERSON_REQUESTS_PER_MINUTE",
                "0"));
    variables.putAll(more);
    Environment env = new Environment(variables);
    AccessSettings settings = AccessSettings.required(env);
    env.requireSound();
    return Bearers.start(settings, Clock.systemUTC()).orElseThrow();
  }

  private Principal admitted(String token) {
    Admission admission = bearers.admit(token);
    assertThat(admission).isInstanceOf(Admission.Admitted.class);
    return ((Admission.Admitted) admission).principal();
  }

  private int status(JWTClaimsSet.Builder claims) {
    return status(sign(claims));
  }

  /** 200 for one who is let in. */
  private int status(String token) {
    return bearers.admit(token) instanceof Admission.Refused refused
        ? refused.problem().status()
        : 200;
  }

  private static String sign(JWTClaimsSet.Builder claims) {
    return AuthorisationServer.sign(rsa, claims.build());
  }

  private static Date at(Instant now, int seconds) {
    return Date.from(now.plusSeconds(seconds));
  }
}
