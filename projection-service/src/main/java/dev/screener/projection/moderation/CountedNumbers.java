package dev.screener.projection.moderation;

import dev.screener.contracts.event.EstimatedShare;
import dev.screener.contracts.event.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The numbers, made of the counts of the last day and of the queue as it is. */
final class CountedNumbers implements ModerationNumbers {

  private static final int MOST_REASONS = 10;
  private static final String LOADING = "The counts of the last day are still being read.";

  private final StatsShelf stats;
  private final BooleanSupplier complete;
  private final ModerationQueue queue;
  private final HandlingTimes times;
  private final Clock clock;

  /**
   * @param complete whether the counts of the last day were read
   */
  CountedNumbers(
      StatsShelf stats,
      BooleanSupplier complete,
      ModerationQueue queue,
      HandlingTimes times,
      Clock clock) {
    this.stats = stats;
    this.complete = complete;
    this.queue = queue;
    this.times = times;
    this.clock = clock;
  }

  @Override
  public List<Minute> series(int minutes) {
    List<Minute> series = new ArrayList<>();
    stats
        .newest(minutes, clock.millis())
        .forEach((begins, sum) -> series.add(minute(Instant.ofEpochMilli(begins), sum)));
    return series;
  }

  @Override
  public Work work() {
    HandlingTimes.Typical typical = times.typical();
    long jobs = queue.waiting().jobs();
    String formula =
        String.format(
            Locale.ROOT,
            "%d jobs x %.0f s, %s",
            jobs,
            typical.seconds(),
            typical.measured() == 0
                ? "which is assumed until " + HandlingTimes.FEWEST + " were settled under a claim"
                : "the median of the "
                    + typical.measured()
                    + " last settled under a claim, as read by this instance");
    return new Work(jobs * typical.seconds() / 3_600, formula);
  }

  @Override
  public List<KeyNumber> numbers() {
    StatsSum day = stats.day(clock.millis());
    return List.of(
        held(day),
        oldestHold(),
        hours(),
        estimate(
            "missedPercent",
            "Missed, estimated",
            "Of the reviews that readers see, those that a moderator who does not know the verdict"
                + " would reject: by all blind labels so far, with the 95% interval.",
            stats.missed()),
        estimate(
            "wronglyKeptOutPercent",
            "Wrongly kept out, estimated",
            "Of the reviews that the policy rejects, those that a moderator who does not know the"
                + " verdict would show: by all blind labels so far, with the 95% interval.",
            stats.wronglyKeptOut()),
        overturned(day),
        publicMinutes(day),
        toVerdict(day));
  }

  private static Minute minute(Instant begins, StatsSum sum) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    sum.reasons.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_REASONS)
        .forEach(reason -> reasons.put(reason.getKey(), reason.getValue()));
    return new Minute(
        begins,
        sum.answered(),
        sum.outcomes.getOrDefault("APPROVED", 0L),
        sum.verdicts,
        sum.outcomes,
        reasons,
        p99(sum).orElse(null));
  }

  private KeyNumber held(StatsSum day) {
    Map<String, long[]> byLanguage = new TreeMap<>();
    day.submissions.forEach(
        (key, count) -> {
          int slash = key.lastIndexOf('/');
          String outcome = key.substring(slash + 1);
          if (outcome.equals("APPROVED") || outcome.equals("HELD") || outcome.equals("REJECTED")) {
            long[] counts =
                byLanguage.computeIfAbsent(
                    slash < 0 ? "und" : key.substring(0, slash), language -> new long[2]);
            counts[0] += outcome.equals("HELD") ? count : 0;
            counts[1] += count;
          }
        });
    long held = byLanguage.values().stream().mapToLong(counts -> counts[0]).sum();
    long all = byLanguage.values().stream().mapToLong(counts -> counts[1]).sum();
    Map<String, Double> parts = new TreeMap<>();
    byLanguage.forEach((language, counts) -> parts.put(language, percent(counts[0], counts[1])));
    return number(
        "heldPercent",
        "Held",
        "Of the submissions of the last 24 hours that were approved, held or rejected at first,"
            + " those held; the parts by the language that the site declared.",
        "percent",
        all == 0 ? null : percent(held, all),
        "No review was judged in the last 24 hours.",
        parts);
  }

  private KeyNumber oldestHold() {
    Instant oldest =
        queue.waiting().oldestByLane().entrySet().stream()
            .filter(lane -> lane.getKey() != Lane.AUDIT)
            .map(Map.Entry::getValue)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new KeyNumber(
        "oldestHoldSeconds",
        "Oldest hold",
        "How long the job has waited that waits longest; blind labels are left out.",
        "seconds",
        oldest == null ? null : Math.max(0, clock.millis() - oldest.toEpochMilli()) / 1_000.0,
        null,
        null,
        oldest == null ? "Nothing waits." : null,
        Map.of());
  }

  private KeyNumber hours() {
    Work work = work();
    return new KeyNumber(
        "queueHours",
        "Work in the queue",
        "Jobs times seconds a job: " + work.formula() + '.',
        "hours",
        work.hours(),
        null,
        null,
        null,
        Map.of("jobs", (double) queue.waiting().jobs()));
  }

  private KeyNumber estimate(
      String key, String title, String definition, List<EstimatedShare> parts) {
    Wilson share = Wilson.of(parts);
    boolean known = share.labelled() > 0;
    return new KeyNumber(
        key,
        title,
        definition,
        "percent",
        known ? 100 * share.share() : null,
        known ? 100 * share.low() : null,
        known ? 100 * share.high() : null,
        known
            ? null
            : complete.getAsBoolean()
                ? "No partition that judged in the last 24 hours has a blind label: they are given"
                    + " in the lane AUDIT, which needs AUDIT_KEY."
                : LOADING,
        Map.of("labelled", (double) share.labelled()));
  }

  private KeyNumber overturned(StatsSum day) {
    long overturned = day.appeals.getOrDefault("OVERTURNED", 0L);
    long answered = overturned + day.appeals.getOrDefault("UPHELD", 0L);
    return number(
        "appealsOverturnedPercent",
        "Appeals overturned",
        "Of the appeals that a moderator answered in the last 24 hours, those after which more of"
            + " the review is shown than before.",
        "percent",
        answered == 0 ? null : percent(overturned, answered),
        "No appeal was answered in the last 24 hours.",
        Map.of("answered", (double) answered));
  }

  private KeyNumber publicMinutes(StatsSum day) {
    return number(
        "publicMinutes",
        "Minutes that bad reviews were public",
        "Of the reviews that readers saw and that were rejected or held in the last 24 hours, the"
            + " minutes from their approval to that, added up. A hold that ends well counts, too.",
        "minutes",
        day.verdicts == 0 ? null : day.publicMillis / 60_000.0,
        "Nothing was judged in the last 24 hours.",
        Map.of("reviews", (double) day.takenDown));
  }

  private KeyNumber toVerdict(StatsSum day) {
    Optional<Long> p99 = p99(day);
    return number(
        "millisToVerdictP99",
        "p99 to verdict",
        "99 of 100 submissions of the last 24 hours, imported ones left out, had their verdict"
            + " within this time, by the clock of the case desk: an upper bound, to the next power"
            + " of two. Until readers see it a commit is added.",
        "milliseconds",
        p99.map(Long::doubleValue).orElse(null),
        "No submission was answered in the last 24 hours.",
        Map.of());
  }

  private KeyNumber number(
      String key,
      String title,
      String definition,
      String unit,
      @Nullable Double value,
      String whyUnknown,
      Map<String, Double> parts) {
    String why = complete.getAsBoolean() ? whyUnknown : LOADING;
    return new KeyNumber(
        key, title, definition, unit, value, null, null, value == null ? why : null, parts);
  }

  private static Optional<Long> p99(StatsSum sum) {
    TreeMap<Long, Long> byBound = new TreeMap<>();
    sum.millisToVerdict.forEach(
        (bound, count) -> bound(bound).ifPresent(known -> byBound.merge(known, count, Long::sum)));
    long all = byBound.values().stream().mapToLong(Long::longValue).sum();
    long below = 0;
    for (Map.Entry<Long, Long> bucket : byBound.entrySet()) {
      below += bucket.getValue();
      if (below * 100 >= all * 99) {
        return Optional.of(bucket.getKey());
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> bound(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException ofAnotherVersion) {
      return Optional.empty();
    }
  }

  private static double percent(long part, long whole) {
    return 100.0 * part / whole;
  }
}
