package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReaderSessionsTest {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final ReaderSessions sessions = at(NOW);

  @Test
  void aTokenSpeaksForItsAuthorAlone() {
    Principal reader = sessions.verify(sessions.issue("ada", HOUR)).orElseThrow();

    assertThat(reader.author()).isEqualTo("ada");
    assertThat(reader.roles()).containsExactly(Role.READER);
  }

  @Test
  void aTokenIsGoodUntilItExpires() {
    String token = sessions.issue("ada", HOUR);

    assertThat(at(NOW.plus(HOUR).minusSeconds(1)).verify(token)).isPresent();
    assertThat(at(NOW.plus(HOUR)).verify(token)).isEmpty();
  }

  @Test
  void aTokenUnderAnotherKeyIsForged() {
    byte[] other = KEY.clone();
    other[0] ^= 1;

    String forged = new ReaderSessions(other, Clock.fixed(NOW, ZoneOffset.UTC)).issue("ada", HOUR);

    assertThat(sessions.verify(forged)).isEmpty();
  }

  @Test
  void aTokenWithAnotherAuthorPutInIsForged() {
    String[] parts = sessions.issue("ada", HOUR).split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);

    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("ada", "bob").getBytes(UTF_8));

    assertThat(claims).contains("ada");
    assertThat(sessions.verify(String.join(".", parts))).isEmpty();
  }

  @Test
  void anUnsignedTokenIsRefused() {
    assertThat(sessions.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
  }

  @Test
  void onlyTheAlgorithmThatIsIssuedIsTaken() throws Exception {
    byte[] key = (new String(KEY, UTF_8) + new String(KEY, UTF_8)).getBytes(UTF_8);
    ReaderSessions longKey = new ReaderSessions(key, Clock.fixed(NOW, ZoneOffset.UTC));
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims().build());
    token.sign(new MACSigner(key));

    assertThat(longKey.verify(token.serialize())).isEmpty();
  }

  @Test
  void aTokenOfAnotherIssuerWithoutAnAuthorOrWithoutAnEndIsRefused() throws Exception {
    assertThat(sessions.verify(signed(claims()))).isPresent();
    assertThat(sessions.verify(signed(claims().issuer("someone")))).isEmpty();
    assertThat(sessions.verify(signed(claims().subject(null)))).isEmpty();
    assertThat(sessions.verify(signed(claims().expirationTime(null)))).isEmpty();
  }

  @Test
  void garbageIsNobody() {
    Random random = new Random(11);
    String good = sessions.issue("ada", HOUR);
    for (int i = 0; i < 10_000; i++) {
      char[] garbage = good.toCharArray();
      int at = random.nextInt(garbage.length);
      char before = garbage[at];
      garbage[at] = (char) (32 + random.nextInt(95));
      if (garbage[at] != before) {
        // The last character of each part has bits that base64 does not read.
        sessions
            .verify(new String(garbage))
            .ifPresent(reader -> assertThat(reader.author()).isEqualTo("ada"));
      }
    }
    assertThat(sessions.verify("")).isEmpty();
    assertThat(sessions.verify("..")).isEmpty();
    assertThat(sessions.verify("a.b.c")).isEmpty();
    assertThat(sessions.verify("x".repeat(100_000))).isEmpty();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new ReaderSessions(new byte[31], Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
  }

  private static ReaderSessions at(Instant instant) {
    return new ReaderSessions(KEY, Clock.fixed(instant, ZoneOffset.UTC));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("screener")
        .subject("ada")
        .expirationTime(Date.from(NOW.plus(HOUR)));
  }

  private static String signed(JWTClaimsSet.Builder claims) throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    token.sign(new MACSigner(KEY));
    return token.serialize();
  }
}
