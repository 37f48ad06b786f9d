package dev.screener.contracts.access;

import java.util.Locale;
import java.util.Optional;

/** What a credential may do. */
public enum Role {
  /** A film site's back end: writes films and reviews, and vouches for its authors. */
  SITE,
  /** Brings old reviews over: may say when they were written and what became of them. */
  IMPORTER,
  /** One author, signed in: writes as that author alone. */
  READER,
  MODERATOR,
  POLICY_OWNER,
  /** Reads all, decides nothing. */
  AUDITOR,
  /** May do everything. */
  ADMIN;

  /** As written in credential files and tokens: {@code policy-owner}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of this code, if there is one. */
  public static Optional<Role> ofCode(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
