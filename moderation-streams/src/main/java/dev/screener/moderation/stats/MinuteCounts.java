package dev.screener.moderation.stats;

import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.moderation.cases.Judgement;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The counts of one minute of event time in one partition since they were last written. */
final class MinuteCounts {

  private long verdicts;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> displays = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, Long> rules = new TreeMap<>();
  private final Map<String, Long> languages = new TreeMap<>();
  private final Map<String, Long> audits = new TreeMap<>();
  private final Map<String, Long> shadow = new TreeMap<>();

  void add(Judgement judgement) {
    ReviewVerdict verdict = judgement.verdict();
    if (judgement.said()) {
      verdicts++;
      count(outcomes, verdict.getOutcome().name());
      count(displays, verdict.getDisplay().name());
      verdict.getReasons().forEach(reason -> count(reasons, reason));
      verdict.getRuleIds().forEach(rule -> count(rules, rule));
      String language = Objects.requireNonNullElse(verdict.getLanguage(), "und");
      count(languages, language + '/' + verdict.getOutcome());
    }
    if (judgement.audited() != null) {
      count(audits, judgement.audited());
    }
    if (judgement.shadowed() != null) {
      count(shadow, judgement.shadowed());
    }
  }

  ModerationStats.Builder toRecord(long minute, int partition) {
    return ModerationStats.newBuilder()
        .setMinute(Instant.ofEpochMilli(minute))
        .setPartition(partition)
        .setVerdicts(verdicts)
        .setByOutcome(outcomes)
        .setByDisplay(displays)
        .setByReason(reasons)
        .setByRule(rules)
        .setByLanguage(languages)
        .setAudits(audits)
        .setShadow(shadow);
  }

  private static void count(Map<String, Long> counts, String what) {
    counts.merge(what, 1L, Long::sum);
  }
}
