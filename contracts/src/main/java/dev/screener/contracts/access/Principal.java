package dev.screener.contracts.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param name of the credential; {@value #OF_ISSUER} and its subject for an issuer's token; for a
 *     reader's session, of who made it
 * @param author whom a reader's session or token speaks for, else null
 */
public record Principal(String name, Set<Role> roles, @Nullable String author) {

  /** What the names of those begin with whom an issuer vouches for; no credential's does. */
  static final String OF_ISSUER = "oidc:";

  public Principal {
    roles = Set.copyOf(roles);
  }

  /** Whether this principal holds {@code role} or may do everything. */
  public boolean may(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }

  /** Whether this principal may do what any of {@code anyOf} may. */
  public boolean mayAny(Role... anyOf) {
    for (Role role : anyOf) {
      if (may(role)) {
        return true;
      }
    }
    return false;
  }
}
