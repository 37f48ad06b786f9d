package dev.screener.moderation.stats;

import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.moderation.cases.Judgement;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The counts of one minute of event time in one partition since they were last written. */
final class MinuteCounts {

  /** 17 minutes. */
  private static final long LARGEST_BOUND = 1L << 20;

  private static final String[] BOUNDS = bounds();

  private long verdicts;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> displays = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, Long> rules = new TreeMap<>();
  private final Map<String, Long> languages = new TreeMap<>();
  private final Map<String, Long> audits = new TreeMap<>();
  private final Map<String, Long> shadow = new TreeMap<>();
  private final Map<String, Long> submissions = new TreeMap<>();
  private final Map<String, Long> toVerdict = new TreeMap<>();
  private final Map<String, Long> appeals = new TreeMap<>();
  private long takenDown;
  private long publicMillis;

  /**
   * Counts a judgement.
   *
   * @param now the clock's, ms since the epoch
   */
  void add(Judgement judgement, long now) {
    ReviewVerdict verdict = judgement.verdict();
    if (judgement.said()) {
      verdicts++;
      count(outcomes, verdict.getOutcome().name());
      count(displays, verdict.getDisplay().name());
      verdict.getReasons().forEach(reason -> count(reasons, reason));
      verdict.getRuleIds().forEach(rule -> count(rules, rule));
      String language =
          Objects.requireNonNullElse(verdict.getLanguage(), "und") + '/' + verdict.getOutcome();
      count(languages, language);
      if (verdict.getSubmissionId() != null) {
        count(submissions, language);
        if (!judgement.imported()) {
          count(toVerdict, boundOf(now - verdict.getSubmittedAt().toEpochMilli()));
        }
      } else if (isTakenDown(verdict)) {
        takenDown++;
        publicMillis += judgement.publicMillis();
      }
    }
    if (judgement.appeal() != null) {
      count(appeals, judgement.appeal());
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
        .setShadow(shadow)
        .setSubmissions(submissions)
        .setMillisToVerdict(toVerdict)
        .setAppeals(appeals)
        .setTakenDown(takenDown)
        .setPublicMillis(publicMillis);
  }

  /** By the policy, a campaign, reports or a moderator; not by its author, who edits. */
  private static boolean isTakenDown(ReviewVerdict verdict) {
    return verdict.getPreviousOutcome() == Outcome.APPROVED
        && (verdict.getOutcome() == Outcome.REJECTED || verdict.getOutcome() == Outcome.HELD);
  }

  /** The power of two not below it, at least 1, at most {@link #LARGEST_BOUND}. */
  private static String boundOf(long millis) {
    return BOUNDS[
        Math.min(BOUNDS.length - 1, 64 - Long.numberOfLeadingZeros(Math.max(1, millis) - 1))];
  }

  private static String[] bounds() {
    String[] bounds = new String[Long.numberOfTrailingZeros(LARGEST_BOUND) + 1];
    for (int power = 0; power < bounds.length; power++) {
      bounds[power] = Long.toString(1L << power);
    }
    return bounds;
  }

  private static void count(Map<String, Long> counts, String what) {
    counts.merge(what, 1L, Long::sum);
  }
}
