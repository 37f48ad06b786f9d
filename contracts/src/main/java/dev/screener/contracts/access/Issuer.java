package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.screener.contracts.http.Problem;
import dev.screener.contracts.topics.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the JWTs of one OpenID Connect issuer: RFC 7519 by the advice of RFC 8725. Only signatures
 * that the issuer alone can make count (no {@code none}, no HMAC), keys come from its JWKS alone,
 * and {@code iss}, {@code aud}, {@code exp} and {@code nbf} must hold.
 */
final class Issuer implements AutoCloseable {

  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /** They speak for others, so a subject of theirs is no author. */
  private static final Set<Role> VOUCHING = EnumSet.of(Role.SITE, Role.IMPORTER, Role.ADMIN);

  /** Checking a signature costs: a token without a key id is held against so many keys only. */
  private static final int MOST_CANDIDATES = 4;

  private final IssuerSettings settings;
  private final IssuerKeys keys;
  private final Clock clock;

  private Issuer(IssuerSettings settings, IssuerKeys keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  /** Begins to fetch the keys, and does not wait for them. */
  static Issuer start(IssuerSettings settings, Clock clock) {
    return new Issuer(settings, IssuerKeys.start(settings), clock);
  }

  Admission admit(SignedJWT token) {
    JWSHeader header = token.getHeader();
    if (!ALGORITHMS.contains(header.getAlgorithm()) || !isTypeOfToken(header.getType())) {
      return Bearers.nobodys();
    }
    try {
      // Before the signature, since it is cheaper: a stranger's token must not have keys fetched.
      JWTClaimsSet claims = token.getJWTClaimsSet();
      if (!areGood(claims)) {
        return Bearers.nobodys();
      }
      if (!keys.areUsable()) {
        return later();
      }
      List<JWK> candidates = keys.matching(JWKMatcher.forJWSHeader(header));
      if (candidates.isEmpty()) {
        return keys.askAgain() ? later() : Bearers.nobodys();
      }
      return isSigned(token, candidates)
          ? new Admission.Admitted(principal(claims))
          : Bearers.nobodys();
    } catch (ParseException | JOSEException | RuntimeException garbage) {
      return Bearers.nobodys();
    }
  }

  void bindTo(MeterRegistry registry) {
    keys.bindTo(registry);
  }

  @Override
  public void close() {
    keys.close();
  }

  private boolean areGood(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expiry = claims.getExpirationTime();
    Date notBefore = claims.getNotBeforeTime();
    String subject = claims.getSubject();
    return settings.issuer().equals(claims.getIssuer())
        && claims.getAudience().stream().anyMatch(settings.audiences()::contains)
        && expiry != null
        && expiry.toInstant().plus(settings.leeway()).isAfter(now)
        && (notBefore == null || !notBefore.toInstant().minus(settings.leeway()).isAfter(now))
        && subject != null
        && !subject.isBlank();
  }

  private static boolean isTypeOfToken(@Nullable JOSEObjectType type) {
    return type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
  }

  private static boolean isSigned(SignedJWT token, List<JWK> candidates) throws JOSEException {
    for (JWK key : candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()))) {
      if (key instanceof AsymmetricJWK asymmetric
          && token.verify(
              new DefaultJWSVerifierFactory()
                  .createJWSVerifier(token.getHeader(), asymmetric.toPublicKey()))) {
        return true;
      }
    }
    return false;
  }

  private Principal principal(JWTClaimsSet claims) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Stream.concat(Stream.of(IssuerSettings.EVERYONE), values(claims))
        .map(value -> settings.roles().getOrDefault(value, Set.of()))
        .forEach(roles::addAll);
    if (roles.stream().anyMatch(VOUCHING::contains)) {
      roles.remove(Role.READER);
    }
    String subject = claims.getSubject();
    return new Principal(
        Principal.OF_ISSUER + subject,
        roles,
        roles.contains(Role.READER) ? authorId(subject) : null);
  }

  /** The claim as a list, or as words in one text; its name may itself have dots. */
  private Stream<String> values(JWTClaimsSet claims) {
    Object value = claims.getClaims().get(settings.rolesClaim());
    if (value == null) {
      value = claims.getClaims();
      for (String step : settings.rolesClaim().split("\\.", -1)) {
        value = value instanceof Map<?, ?> object ? object.get(step) : null;
      }
    }
    if (value instanceof String text) {
      return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty());
    }
    return value instanceof Collection<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast)
        : Stream.empty();
  }

  /**
   * A subject may hold what an id may not, such as {@code auth0|4f2a}: each such byte, and each
   * {@code ~}, becomes {@code ~} and two hex digits, so that no two subjects are one author.
   */
  static String authorId(String subject) {
    if (Ids.isValid(subject) && subject.indexOf('~') < 0) {
      return subject;
    }
    StringBuilder id = new StringBuilder();
    for (byte b : subject.getBytes(UTF_8)) {
      String letter = String.valueOf((char) (b & 0xFF));
      boolean plain = b > 0 && b != '~' && Ids.isValid(letter);
      id.append(plain ? letter : '~' + HexFormat.of().toHexDigits(b));
    }
    return id.toString();
  }

  private static Admission later() {
    return new Admission.Refused(
        Problem.of(
            503,
            "Not known yet",
            "The keys of this token's issuer are being fetched; send the request again."),
        1);
  }
}
