package dev.screener.contracts.access;

import com.nimbusds.jwt.SignedJWT;
import dev.screener.contracts.http.Problem;
import dev.screener.contracts.settings.ConfigurationException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Who bears a token: one of the deployment's own, known by its hash, or a JWT of the issuer that
 * the deployment trusts. Also who asks too often. Nothing blocks: an issuer's keys are fetched in
 * the background. Tokens are never logged.
 */
public final class Bearers implements AutoCloseable {

  /** A head may have 16 KiB; more than this no issuer signs. */
  private static final int MOST_TOKEN_CHARACTERS = 12 * 1024;

  private final Optional<Credentials> credentials;
  private final @Nullable Issuer issuer;
  private final Rates rates;
  private final LongAdder unknown = new LongAdder();
  private final LongAdder tooOften = new LongAdder();
  private final LongAdder keysAway = new LongAdder();

  private Bearers(Optional<Credentials> credentials, @Nullable Issuer issuer, Rates rates) {
    this.credentials = credentials;
    this.issuer = issuer;
    this.rates = rates;
  }

  /**
   * Reads the credentials and begins to fetch the issuer's keys; does not wait for those.
   *
   * @return empty where neither is set: nobody is known then
   * @throws ConfigurationException when the file cannot be used, saying which entry is wrong
   */
  public static Optional<Bearers> start(AccessSettings settings, Clock clock) {
    if (!settings.isAnyoneKnown()) {
      return Optional.empty();
    }
    Optional<Credentials> credentials = settings.credentialsFile().map(Credentials::read);
    Rates rates =
        new Rates(
            credentials.map(Credentials::rates).orElse(Map.of()),
            settings.persons(),
            System::nanoTime);
    Issuer issuer = settings.issuer().map(known -> Issuer.start(known, clock)).orElse(null);
    return Optional.of(new Bearers(credentials, issuer, rates));
  }

  /** Those of a file alone. */
  public static Bearers of(Credentials credentials) {
    return new Bearers(
        Optional.of(credentials),
        null,
        new Rates(credentials.rates(), Optional.empty(), System::nanoTime));
  }

  /** Tells who bears this token, and counts the request. */
  public Admission admit(String token) {
    return count(identify(token));
  }

  /** Counts a request of someone who was made out otherwise, by a reader's session. */
  public Admission admit(Principal known) {
    return count(new Admission.Admitted(known));
  }

  /** What the bearer of a long batch has left; null where there is no bound. */
  public @Nullable Allowance allowance(Principal principal) {
    return rates.of(principal);
  }

  public void bindTo(MeterRegistry registry) {
    bind(registry, "unknown", unknown);
    bind(registry, "too-often", tooOften);
    bind(registry, "keys-away", keysAway);
    if (issuer != null) {
      issuer.bindTo(registry);
    }
  }

  @Override
  public void close() {
    if (issuer != null) {
      issuer.close();
    }
  }

  private Admission identify(String token) {
    if (token.length() > MOST_TOKEN_CHARACTERS) {
      return nobodys();
    }
    Optional<Principal> known = credentials.flatMap(all -> all.authenticate(token));
    if (known.isPresent()) {
      return new Admission.Admitted(known.get());
    }
    try {
      return issuer == null ? nobodys() : issuer.admit(SignedJWT.parse(token));
    } catch (ParseException noJwt) {
      return nobodys();
    }
  }

  private Admission count(Admission admission) {
    if (admission instanceof Admission.Admitted admitted) {
      Allowance allowance = rates.of(admitted.principal());
      long wait = allowance == null ? 0 : allowance.take();
      if (wait > 0) {
        tooOften.increment();
        return tooOften(wait);
      }
    } else if (admission instanceof Admission.Refused refused) {
      (refused.problem().status() == 401 ? unknown : keysAway).increment();
    }
    return admission;
  }

  private static Admission tooOften(long waitNanos) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(waitNanos) + 1;
    return new Admission.Refused(
        Problem.of(
            429,
            "Too many requests",
            "This credential asks more often than it may; ask again after Retry-After."),
        (int) Math.min(Integer.MAX_VALUE, seconds));
  }

  static Admission nobodys() {
    return Admission.unknown("The token is unknown or out of date; get a new one.");
  }

  private static void bind(MeterRegistry registry, String reason, LongAdder count) {
    FunctionCounter.builder("screener.access.refused", count, LongAdder::doubleValue)
        .description("Requests turned away before their roles were looked at")
        .tag("reason", reason)
        .register(registry);
  }
}
