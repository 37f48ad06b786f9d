package dev.screener.benchmarks.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What to measure, and on what.
 *
 * @param reviews in the backlog
 * @param rates of the open loop, reviews a second
 * @param seconds for which each rate is held
 * @param warmupSeconds of steady traffic before anything is measured; 0 measures cold
 * @param knownShare share of the reviews whose author has one that has stood for a day
 * @param runs how often all is done, each time with new processes and empty stores
 * @param partitions of every partitioned topic
 * @param samplesPerSecond how many reviews a second are waited for at the read side; the others are
 *     only submitted
 * @param heapMegabytes of each process
 * @param javaOptions more options of a process, by its name
 * @param environment more settings of a service, by its name
 * @param directory where data and logs go and stay; a temporary one, deleted afterwards, if empty
 */
public record PipelineSettings(
    int reviews,
    List<Integer> rates,
    int seconds,
    int warmupSeconds,
    double knownShare,
    int runs,
    long seed,
    int partitions,
    int samplesPerSecond,
    int heapMegabytes,
    Map<String, List<String>> javaOptions,
    Map<String, Map<String, String>> environment,
    Optional<Path> directory) {

  /** The processes, by the names under which their figures stand. */
  public static final String BROKER = "broker";

  public static final String STREAMS = "streams";
  public static final String PROJECTION = "projection";
  static final String INGEST = "ingest";

  /** Those of the pipeline from the topic of submissions on. */
  public static final List<String> PROCESSES = List.of(BROKER, STREAMS, PROJECTION);

  /** Reviews a second while warming up. */
  static final int WARMUP_RATE = 2_000;

  /** Share of the reviews by authors who have a past, as in the simulator's everyday traffic. */
  static final double KNOWN_SHARE = 0.71;

  private static final int REVIEWS_A_KNOWN_AUTHOR = 4;
  private static final Map<String, String> SERVICES =
      Map.of(
          INGEST,
          "ingest-service",
          STREAMS,
          "moderation-streams",
          PROJECTION,
          "projection-service");

  /** What other benchmarks need of it: processes without settings of their own. */
  static PipelineSettings ofProcesses(int partitions, int heapMegabytes, long seed) {
    return ofProcesses(partitions, heapMegabytes, seed, Map.of());
  }

  /** The same with settings. */
  static PipelineSettings ofProcesses(
      int partitions, int heapMegabytes, long seed, Map<String, Map<String, String>> environment) {
    return new PipelineSettings(
        0,
        List.of(),
        0,
        0,
        0,
        1,
        seed,
        partitions,
        1,
        heapMegabytes,
        Map.of(),
        environment,
        Optional.empty());
  }

  /** How many authors have a past. */
  int knownAuthors() {
    return knownAuthors(reviews + (long) warmupSeconds * WARMUP_RATE, knownShare);
  }

  /** How many have a past where so many reviews are written. */
  static int knownAuthors(long reviews, double knownShare) {
    return knownShare == 0 ? 0 : (int) Math.max(1, reviews * knownShare / REVIEWS_A_KNOWN_AUTHOR);
  }

  /** What the service behind a process is called. */
  static String service(String process) {
    return Objects.requireNonNull(SERVICES.get(process), process);
  }

  List<String> javaOptionsOf(String process) {
    return javaOptions.getOrDefault(process, List.of());
  }

  Map<String, String> environmentOf(String process) {
    return environment.getOrDefault(process, Map.of());
  }
}
