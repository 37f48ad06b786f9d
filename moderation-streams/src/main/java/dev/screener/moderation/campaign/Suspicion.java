package dev.screener.moderation.campaign;

/** How sure the spread makes one of a campaign. */
enum Suspicion {
  NOTHING,
  /** Hold, and ask a moderator. */
  SUSPECTED,
  /** So plain that a policy may confirm it by itself. */
  CONFIRMABLE
}
