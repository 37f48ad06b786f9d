package dev.screener.moderation.siege;

/**
 * What moderators say of a siege has changed; {@link SiegeRegister} knows it.
 *
 * @param openedAt event time, ms since the epoch
 */
public record SiegeWord(String filmId, long openedAt) {

  /** The siege's key among the {@link SiegeRegister#files}. */
  public String key() {
    return SiegeRegister.key(filmId, openedAt);
  }
}
