package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a moderator sign in on a page once: the cookie holds the bearer token, sealed under a key
 * that only the services have, and for a while only. The token inside is held against the
 * credentials at each request, so that one that is taken away counts no more, session or not.
 * Sealed with A256GCM under a key made of the readers' session key.
 */
public final class ModeratorSessions {

  /** The cookie that carries the session; HttpOnly, SameSite=Strict. */
  public static final String COOKIE = "screener-moderator";

  private static final String TOKEN = "token";
  private static final String PURPOSE = "screener moderator session, A256GCM";
  private static final int MIN_KEY_BYTES = 32;

  private final byte[] key;
  private final Clock clock;

  /**
   * @param sessionKey at least 32 bytes, as {@link ReaderSessions} takes it
   * @throws IllegalArgumentException when the key is shorter
   */
  public ModeratorSessions(byte[] sessionKey, Clock clock) {
    if (sessionKey.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException("a session key has at least 32 bytes");
    }
    this.key = derived(sessionKey);
    this.clock = clock;
  }

  /** The value of a cookie that stands for this bearer token for {@code life}. */
  public String seal(String bearerToken, Duration life) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim(TOKEN, bearerToken)
            .expirationTime(Date.from(clock.instant().plus(life)))
            .build();
    try {
      EncryptedJWT sealed =
          new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), claims);
      sealed.encrypt(new DirectEncrypter(key));
      return sealed.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("A256GCM cannot encrypt", e);
    }
  }

  /** The bearer token in a cookie; empty when it is garbage, forged, or out of date. */
  public Optional<String> open(String cookie) {
    try {
      EncryptedJWT sealed = EncryptedJWT.parse(cookie);
      sealed.decrypt(new DirectDecrypter(key));
      JWTClaimsSet claims = sealed.getJWTClaimsSet();
      Date expiry = claims.getExpirationTime();
      return expiry != null && expiry.toInstant().isAfter(clock.instant())
          ? Optional.ofNullable(claims.getStringClaim(TOKEN))
          : Optional.empty();
    } catch (ParseException | JOSEException | RuntimeException garbage) {
      return Optional.empty();
    }
  }

  private static byte[] derived(byte[] sessionKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(sessionKey, "HmacSHA256"));
      return mac.doFinal(PURPOSE.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
