package dev.screener.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far stores are to grow, and what is measured then.
 *
 * @param cases in store when the measured work begins, growing
 * @param rounds backlogs that are measured at each of these
 * @param reviews in each backlog
 * @param tunedFor what both services are to be good at, as in {@code TUNED_FOR}
 * @param yardstickRecords what Kafka's tools send and read in a round
 * @param heapMegabytes of each process
 * @param directory where data and logs go and stay; a temporary one, deleted afterwards, if empty
 */
public record GrowthSettings(
    List<Integer> cases,
    int rounds,
    int reviews,
    TunedFor tunedFor,
    int yardstickRecords,
    int partitions,
    int heapMegabytes,
    long seed,
    Optional<Path> directory) {

  /** Values of {@code TUNED_FOR}. */
  public enum TunedFor {
    LATENCY,
    THROUGHPUT;

    /** As in the environment and on command lines. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The fewest cases that this level can have: what comes before it is in store by then. */
  public long leastCases(int level) {
    return reviews + (level == 0 ? knownAuthors() : cases.get(level - 1) + measured());
  }

  /** How many authors have a past: the same for the whole run, so that the work stays the same. */
  int knownAuthors() {
    long work = (long) cases.size() * (rounds + 1) * reviews;
    return PipelineSettings.knownAuthors(work, PipelineSettings.KNOWN_SHARE);
  }

  /** In store at the end. */
  long casesInAll() {
    return cases.get(cases.size() - 1) + measured();
  }

  /** Reviews that are measured at each level. */
  private long measured() {
    return (long) rounds * reviews;
  }

  PipelineSettings processes() {
    Map<String, String> tuned = Map.of("TUNED_FOR", tunedFor.code());
    return PipelineSettings.ofProcesses(
        partitions,
        heapMegabytes,
        seed,
        Map.of(PipelineSettings.STREAMS, tuned, PipelineSettings.PROJECTION, tuned));
  }
}
