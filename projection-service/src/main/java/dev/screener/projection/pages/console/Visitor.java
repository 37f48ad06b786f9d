package dev.screener.projection.pages.console;

import dev.screener.contracts.access.Role;
import java.net.URI;
import java.util.Set;

/**
 * Who looks at the console.
 *
 * @param name of the credential
 * @param roles of the credential; an admin has all
 * @param writeAddress where decisions are sent: the public address of ingest, without a path
 */
public record Visitor(String name, Set<Role> roles, URI writeAddress) {

  public Visitor {
    roles = Set.copyOf(roles);
  }

  /** Whether decisions are taken from this credential. */
  public boolean decides() {
    return may(Role.MODERATOR);
  }

  /** Whether it may publish policies. */
  boolean ownsPolicies() {
    return may(Role.POLICY_OWNER);
  }

  /** Whether it may read cases, and hear of them as they change. */
  boolean readsCases() {
    return decides() || may(Role.AUDITOR);
  }

  /** Whether it reads who did what. */
  boolean audits() {
    return may(Role.AUDITOR);
  }

  /** Whether what moderators hand on is for it to decide. */
  boolean leads() {
    return may(Role.ADMIN);
  }

  /** Whether it sees what was handed on: who leads, and who reads all. */
  public boolean seesEscalated() {
    return leads() || audits();
  }

  private boolean may(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }
}
