package dev.screener.contracts.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Short tokens that bind a page to one author. The read side issues them as a cookie, the write
 * side takes them for that author alone. Signed with HS256 under a key that both services are
 * given.
 */
public final class ReaderSessions {

  /** The cookie that carries the token; HttpOnly, SameSite=Strict. */
  public static final String COOKIE = "screener-session";

  private static final String ISSUER = "screener";
  private static final int MIN_KEY_BYTES = 32;

  private final byte[] key;
  private final Clock clock;

  /**
   * @param key at least 32 bytes
   * @throws IllegalArgumentException when the key is shorter
   */
  public ReaderSessions(byte[] key, Clock clock) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException("a session key has at least 32 bytes");
    }
    this.key = key.clone();
    this.clock = clock;
  }

  /** A token for one author that is good for {@code life}. */
  public String issue(String authorId, Duration life) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(authorId)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .build();
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 cannot sign", e);
    }
  }

  /** The author whom a token speaks for; empty when it is garbage, forged, or out of date. */
  public Optional<Principal> verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean good =
          JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
              && jwt.verify(new MACVerifier(key))
              && ISSUER.equals(claims.getIssuer())
              && isAfterNow(claims.getExpirationTime());
      String author = claims.getSubject();
      return good && author != null
          ? Optional.of(new Principal("reader-session", Set.of(Role.READER), author))
          : Optional.empty();
    } catch (ParseException | JOSEException | RuntimeException garbage) {
      return Optional.empty();
    }
  }

  private boolean isAfterNow(@Nullable Date expiry) {
    return expiry != null && expiry.toInstant().isAfter(clock.instant());
  }
}
