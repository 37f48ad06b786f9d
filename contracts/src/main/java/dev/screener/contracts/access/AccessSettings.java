package dev.screener.contracts.access;

import dev.screener.contracts.settings.Environment;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who is known to a service; the same variables for each, see {@code docs/security.md}.
 *
 * @param credentialsFile the deployment's own tokens; see {@link Credentials}
 * @param issuer whose JWTs count
 * @param persons how often one reader, or one bearer of an issuer's token, may ask
 */
public record AccessSettings(
    Optional<Path> credentialsFile, Optional<IssuerSettings> issuer, Optional<Rate> persons) {

  private static final int PER_MINUTE = 600;
  private static final int BURST_SECONDS = 10;
  private static final double SECONDS_A_MINUTE = 60;

  /** Reads {@code SCREENER_CREDENTIALS_FILE}, {@code OIDC_…} and the rate of persons. */
  public static AccessSettings of(Environment env) {
    return new AccessSettings(
        env.optional("SCREENER_CREDENTIALS_FILE").map(Path::of),
        IssuerSettings.of(env),
        persons(env.integer("PERSON_REQUESTS_PER_MINUTE", PER_MINUTE, 0, 1_000_000)));
  }

  /** The same where a service is of no use to anybody unknown. */
  public static AccessSettings required(Environment env) {
    AccessSettings settings = of(env);
    if (!settings.isAnyoneKnown()) {
      env.fault(
          "SCREENER_CREDENTIALS_FILE is not set, nor OIDC_ISSUER: the JSON file that says which"
              + " tokens may write, and as what (screener tokens add makes one), or whose tokens");
    }
    return settings;
  }

  boolean isAnyoneKnown() {
    return credentialsFile.isPresent() || issuer.isPresent();
  }

  private static Optional<Rate> persons(int perMinute) {
    double perSecond = perMinute / SECONDS_A_MINUTE;
    return perMinute == 0
        ? Optional.empty()
        : Optional.of(new Rate(perSecond, (int) Math.ceil(perSecond * BURST_SECONDS)));
  }
}
