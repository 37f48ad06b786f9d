package dev.screener.contracts.access;

import dev.screener.contracts.settings.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The OpenID Connect issuer whose tokens count.
 *
 * @param issuer as in the tokens' {@code iss}; its discovery document stands below it
 * @param audiences of which a token must be for one
 * @param rolesClaim where a token says what its bearer is: a claim, or a path of claims with dots
 * @param roles what each value of that claim may do; {@code *} is every token of the issuer
 * @param leeway by how much clocks may differ
 * @param refresh how often keys are fetched
 * @param askAgain how soon after that they are fetched anew for a token whose key is not there
 * @param kept how long keys count while the issuer cannot be asked
 */
record IssuerSettings(
    String issuer,
    Set<String> audiences,
    String rolesClaim,
    Map<String, Set<Role>> roles,
    Duration leeway,
    Duration refresh,
    Duration askAgain,
    Duration kept) {

  static final String EVERYONE = "*";

  IssuerSettings {
    audiences = Set.copyOf(audiences);
    roles = Map.copyOf(roles);
  }

  static Optional<IssuerSettings> of(Environment env) {
    Optional<String> issuer = env.optional("OIDC_ISSUER");
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    if (!isSafe(issuer.get())) {
      env.fault(
          "OIDC_ISSUER="
              + issuer.get()
              + " is no address like https://login.example.org/realms/films; http counts on this"
              + " machine only");
    }
    env.required("OIDC_AUDIENCE", "whom tokens must be for; one of this is in their aud");
    env.required("OIDC_ROLES", "what tokens may do, like *=reader,film-moderators=moderator");
    return Optional.of(
        new IssuerSettings(
            issuer.get(),
            Set.copyOf(env.list("OIDC_AUDIENCE")),
            env.text("OIDC_ROLES_CLAIM", "roles"),
            roles(env),
            Duration.ofSeconds(env.integer("OIDC_LEEWAY_SECONDS", 30, 0, 300)),
            Duration.ofSeconds(env.integer("OIDC_KEYS_REFRESH_SECONDS", 300, 1, 86_400)),
            Duration.ofSeconds(env.integer("OIDC_KEYS_ASK_AGAIN_SECONDS", 10, 1, 300)),
            Duration.ofHours(env.integer("OIDC_KEYS_KEPT_HOURS", 24, 1, 720))));
  }

  /** Keys that came over an open network could be anybody's. */
  static boolean isSafe(String address) {
    try {
      URI uri = URI.create(address);
      String host = uri.getHost();
      boolean here =
          host != null
              && (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127."));
      return host != null
          && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here))
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null;
    } catch (IllegalArgumentException garbage) {
      return false;
    }
  }

  private static Map<String, Set<Role>> roles(Environment env) {
    Map<String, Set<Role>> roles = new HashMap<>();
    for (String pair : env.list("OIDC_ROLES")) {
      // The last one: values may hold an = themselves.
      int equals = pair.lastIndexOf('=');
      Optional<Role> role = Role.ofCode(pair.substring(equals + 1).strip());
      if (equals < 1 || role.isEmpty()) {
        env.fault(
            "OIDC_ROLES: " + pair + " is no claim's value = role, like film-moderators=moderator");
      } else {
        roles
            .computeIfAbsent(pair.substring(0, equals).strip(), value -> EnumSet.noneOf(Role.class))
            .add(role.get());
      }
    }
    return roles;
  }
}
