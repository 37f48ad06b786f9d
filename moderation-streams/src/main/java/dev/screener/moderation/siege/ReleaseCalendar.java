package dev.screener.moderation.siege;

/** When films come out. */
@FunctionalInterface
public interface ReleaseCalendar {

  /** What is answered for a film of which no date is known. */
  long UNKNOWN = Long.MIN_VALUE;

  /** The day on which a film came or comes out, in days since the epoch. */
  long dayOf(String filmId);
}
