package dev.screener.simulator.run;

import java.util.List;
import java.util.SortedMap;

/**
 * How a scenario ended. Counts are of live reviews; an old review that was imported is in none.
 *
 * @param byCampaign attacks by the name of their campaign
 * @param byLanguage honest reviews with a text, by language
 * @param byLength honest reviews by how many words their texts have
 * @param byRule honest reviews kept out at any time, by each rule that matched
 * @param byReason the same by reason code
 * @param seconds of wall clock that the run took
 */
public record Score(
    String scenario,
    long seed,
    long submissions,
    long imported,
    Attack attack,
    SortedMap<String, Attack> byCampaign,
    Honest honest,
    SortedMap<String, Honest> byLanguage,
    SortedMap<String, Honest> byLength,
    SortedMap<String, Long> byRule,
    SortedMap<String, Long> byReason,
    Sieges sieges,
    Work work,
    Inside inside,
    Timeline timeline,
    double seconds) {

  /**
   * Reviews by the time of their submission, in equal steps.
   *
   * @param from ms since the epoch
   * @param stepMillis length of a step
   * @param attackPublic of the attack's reviews those that were public at any time
   * @param honestKeptOut of the honest reviews those that were held or rejected at any time
   */
  public record Timeline(
      long from,
      long stepMillis,
      List<Long> honest,
      List<Long> attack,
      List<Long> attackPublic,
      List<Long> honestKeptOut) {}

  /**
   * What became of an attack.
   *
   * @param neverPublic reviews that no reader ever saw
   * @param downInTheEnd reviews that were not public at the end
   * @param from20 reviews from the twentieth member of each campaign on
   * @param takedownSecondsP50 from the first publication until down, of those that were taken down;
   *     0 when none was
   * @param minutesPublic the harm: minutes that the attack's reviews were public, summed
   */
  public record Attack(
      long reviews,
      long neverPublic,
      long downInTheEnd,
      long from20,
      long from20NeverPublic,
      double takedownSecondsP50,
      double takedownSecondsP99,
      double minutesPublic) {}

  /**
   * What became of honest reviews.
   *
   * @param keptOut HELD or REJECTED at the end
   * @param everKeptOut HELD or REJECTED at any time
   * @param shortReviews with a text of at most eight words
   */
  public record Honest(
      long reviews,
      long keptOut,
      long held,
      long rejected,
      long everKeptOut,
      long everHeld,
      long everRejected,
      long shortReviews,
      long shortKeptOut) {}

  /**
   * Sieges over films.
   *
   * @param desk whether there is a siege desk at all; without one nothing opens
   * @param onHonestFilms opened over films that nobody attacked
   * @param secondsToOpen from the first attack on the film until the last of the attacked films had
   *     its siege; 0 when none opened
   */
  public record Sieges(boolean desk, int opened, int onHonestFilms, double secondsToOpen) {}

  /**
   * Work for moderators.
   *
   * @param single cases in the queue at any time
   * @param ofMany campaigns, sieges and floods in the queue at any time
   * @param campaigns that were formed
   */
  public record Work(long single, long ofMany, int campaigns) {}

  /**
   * What it cost inside, in-process only.
   *
   * @param records between the desks while live reviews came, by topic
   * @param stateBytes what each store held at the end
   */
  public record Inside(SortedMap<String, Long> records, SortedMap<String, Long> stateBytes) {

    /** All records. */
    public long allRecords() {
      return records.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Of all that was kept out at the end, the attack's share; 1 when nothing was kept out. */
  public double precision() {
    long out = attack.downInTheEnd() + honest.keptOut();
    return out == 0 ? 1 : (double) attack.downInTheEnd() / out;
  }

  /** The share of the attack that was down at the end; 1 without an attack. */
  public double recall() {
    return attack.reviews() == 0 ? 1 : (double) attack.downInTheEnd() / attack.reviews();
  }
}
