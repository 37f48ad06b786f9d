package dev.screener.simulator.run;

/**
 * How an import ended: it should open nothing and queue nothing, and done again change nothing.
 *
 * @param reviews brought over, each time
 */
public record ImportScore(
    String scenario, long seed, long reviews, Pass first, Pass again, double seconds) {

  /** What came out during one pass. */
  public record Pass(long verdicts, long queued, long campaigns, long sieges) {

    Pass minus(Pass earlier) {
      return new Pass(
          verdicts - earlier.verdicts,
          queued - earlier.queued,
          campaigns - earlier.campaigns,
          sieges - earlier.sieges);
    }
  }

  /** Whether it did as it should. */
  public boolean isQuiet() {
    return first.queued() == 0
        && first.campaigns() == 0
        && first.sieges() == 0
        && again.equals(new Pass(0, 0, 0, 0));
  }
}
