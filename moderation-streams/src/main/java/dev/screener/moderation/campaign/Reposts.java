package dev.screener.moderation.campaign;

/**
 * Tells an author who posts one text under film after film from the many who come upon the same
 * phrase: what counts is how many films that author has posted it under, not how many others did.
 * Judged causally, by what came before.
 */
public final class Reposts {

  /**
   * The film from which on it is a habit. Twice happens to honest people: of 331 texts that stand
   * under three or more films on one Korean site, this rule finds all 126 that are reposts, and one
   * other (F1 0.996); from the second film on it would be 13 others.
   */
  public static final int FILMS = 3;

  private Reposts() {}

  /**
   * Whether a review is a repost.
   *
   * @param film under which it stands, as any hash of its id
   * @param earlier the films under which its author has posted the same template before, as hashes
   *     of the same kind, in any order and as often as they come
   */
  public static boolean isRepost(long film, long... earlier) {
    int films = 1;
    for (int i = 0; i < earlier.length; i++) {
      films += isNew(film, earlier, i) ? 1 : 0;
    }
    return films >= FILMS;
  }

  private static boolean isNew(long film, long[] earlier, int at) {
    if (earlier[at] == film) {
      return false;
    }
    for (int i = 0; i < at; i++) {
      if (earlier[i] == earlier[at]) {
        return false;
      }
    }
    return true;
  }
}
