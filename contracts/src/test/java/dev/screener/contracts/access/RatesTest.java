package dev.screener.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.settings.ConfigurationException;
import dev.screener.contracts.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks too often. */
class RatesTest {

  private static final Principal SITE = new Principal("our-site", Set.of(Role.SITE), null);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void aBurstPassesThenOneEachInterval() {
    Allowance allowance = new Allowance(new Rate(2, 3), nanos::get);

    assertThat(allowance.take()).isZero();
    assertThat(allowance.take()).isZero();
    assertThat(allowance.take()).isZero();
    assertThat(allowance.take()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
    assertThat(allowance.take()).isZero();
    assertThat(allowance.take()).isPositive();
  }

  @Test
  void aRestEarnsNoMoreThanABurst() {
    Allowance allowance = new Allowance(new Rate(10, 2), nanos::get);
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));

    assertThat(allowance.take()).isZero();
    assertThat(allowance.take()).isZero();
    assertThat(allowance.take()).isPositive();
  }

  @Test
  void whatIsOwedIsPaidOffWithinHalfAMinute() {
    Allowance allowance = new Allowance(new Rate(1, 1), nanos::get);
    for (int i = 0; i < 1_000; i++) {
      allowance.owe();
    }

    assertThat(allowance.isSpent()).isTrue();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(32));
    assertThat(allowance.isSpent()).isFalse();
  }

  @Test
  void eachCredentialAndEachPersonHasItsOwn() {
    Rates rates =
        new Rates(Map.of("our-site", new Rate(1, 1)), Optional.of(new Rate(1, 2)), nanos::get);
    Principal ada = new Principal("reader-session", Set.of(Role.READER), "ada");
    Principal bob = new Principal("reader-session", Set.of(Role.READER), "bob");
    Principal moderator = new Principal("oidc:eve", Set.of(Role.MODERATOR), null);

    assertThat(rates.of(SITE)).isNotNull().isSameAs(rates.of(SITE));
    assertThat(rates.of(ada)).isNotNull().isSameAs(rates.of(ada)).isNotSameAs(rates.of(bob));
    assertThat(rates.of(moderator)).isNotNull();
    assertThat(rates.of(new Principal("another", Set.of(Role.SITE), null))).isNull();
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeAgain(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("credentials.json"),
            """
            {"credentials": [
              {"name": "our-site", "roles": ["site"], "tokenSha256": "%s",
               "rate": {"perSecond": 0.01, "burst": 2}},
              {"name": "our-site", "roles": ["site"], "tokenSha256": "%s",
               "rate": {"perSecond": 0.01, "burst": 2}}]}
            """
                .formatted(Credentials.sha256("old"), Credentials.sha256("new")));
    Bearers bearers = Bearers.of(Credentials.read(file));

    assertThat(bearers.admit("old")).isEqualTo(new Admission.Admitted(SITE));
    assertThat(bearers.admit("new")).isEqualTo(new Admission.Admitted(SITE));
    Admission third = bearers.admit("new");

    assertThat(third).isInstanceOf(Admission.Refused.class);
    Admission.Refused refused = (Admission.Refused) third;
    assertThat(refused.problem().status()).isEqualTo(429);
    assertThat(refused.retryAfterSeconds()).isBetween(90, 101);
  }

  @Test
  void withoutAFileOrAnIssuerNobodyIsKnownAndBadSettingsAreToldTogether() {
    assertThat(Bearers.start(AccessSettings.of(new Environment(Map.of())), Clock.systemUTC()))
        .isEmpty();
    Environment env =
        new Environment(
            Map.of("OIDC_ISSUER", "http://login.example", "OIDC_ROLES", "mods=emperor"));
    AccessSettings.required(env);
    assertThatThrownBy(env::requireSound)
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("OIDC_ISSUER", "OIDC_AUDIENCE", "mods=emperor");
  }
}
