package dev.screener.projection.moderation;

import dev.screener.contracts.event.ModerationStats;
import java.util.Map;
import java.util.TreeMap;

/** Counts of {@code moderation.stats}, added up. */
final class StatsSum {

  /** Sites name languages as they like. */
  private static final int MOST_KEYS = 300;

  private static final String REST = "other";

  long verdicts;
  long takenDown;
  long publicMillis;
  final Map<String, Long> outcomes = new TreeMap<>();
  final Map<String, Long> reasons = new TreeMap<>();

  /** By language/outcome. */
  final Map<String, Long> submissions = new TreeMap<>();

  /** By the bound below which the time lies, ms. */
  final Map<String, Long> millisToVerdict = new TreeMap<>();

  final Map<String, Long> appeals = new TreeMap<>();

  void add(ModerationStats stats) {
    verdicts += stats.getVerdicts();
    takenDown += stats.getTakenDown();
    publicMillis += stats.getPublicMillis();
    add(outcomes, stats.getByOutcome());
    add(reasons, stats.getByReason());
    add(submissions, stats.getSubmissions());
    add(millisToVerdict, stats.getMillisToVerdict());
    add(appeals, stats.getAppeals());
  }

  void add(StatsSum other) {
    verdicts += other.verdicts;
    takenDown += other.takenDown;
    publicMillis += other.publicMillis;
    add(outcomes, other.outcomes);
    add(reasons, other.reasons);
    add(submissions, other.submissions);
    add(millisToVerdict, other.millisToVerdict);
    add(appeals, other.appeals);
  }

  /** Submissions that were answered by a verdict. */
  long answered() {
    return submissions.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void add(Map<String, Long> sum, Map<String, Long> more) {
    more.forEach(
        (key, count) ->
            sum.merge(
                sum.size() < MOST_KEYS || sum.containsKey(key) ? key : rest(key),
                count,
                Long::sum));
  }

  /** What is one language too many still counts under its outcome. */
  private static String rest(String key) {
    int slash = key.lastIndexOf('/');
    return slash < 0 ? REST : REST + key.substring(slash);
  }
}
