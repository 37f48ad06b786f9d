package dev.screener.simulator.run;

/**
 * How well reposts by one author are told from phrases that many use, by what came before alone: a
 * review counts as a repost when its author's evidence knows the same text under another film.
 *
 * @param firsts rows of a repost that nothing came before; nobody can know them, so none is counted
 * @param found reposts that were known as such
 * @param missed reposts that were not
 * @param mistaken common phrases that were taken for reposts
 * @param right common phrases that were not
 * @param groupsFound texts that are reposts and of whose rows at least half were known
 */
public record RepostScore(
    long firsts,
    long found,
    long missed,
    long mistaken,
    long right,
    long groupsFound,
    long groupsMissed,
    long groupsMistaken) {

  /** Of rows. */
  public double precision() {
    return share(found, mistaken);
  }

  /** Of rows that something came before. */
  public double recall() {
    return share(found, missed);
  }

  /** Of rows. */
  public double f1() {
    return f1(found, mistaken, missed);
  }

  /** Of texts. */
  public double groupF1() {
    return f1(groupsFound, groupsMistaken, groupsMissed);
  }

  private static double share(long hits, long others) {
    return hits + others == 0 ? 0 : (double) hits / (hits + others);
  }

  private static double f1(long hits, long wrong, long missed) {
    return hits == 0 ? 0 : 2.0 * hits / (2 * hits + wrong + missed);
  }
}
