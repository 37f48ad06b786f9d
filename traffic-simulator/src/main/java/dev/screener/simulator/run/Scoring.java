package dev.screener.simulator.run;

import dev.screener.contracts.event.Outcome;
import dev.screener.simulator.text.ReviewWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a score off a ledger. */
final class Scoring {

  private static final int FORMED_BY = 20;
  private static final int MEDIUM_WORDS = 20;
  private static final int STEPS = 72;

  private Scoring() {}

  static Score of(String scenario, long seed, Ledger ledger, boolean siegeDesk, double seconds) {
    List<Fate> attack = ledger.fates().stream().filter(fate -> fate.label.isAttack()).toList();
    List<Fate> honest = ledger.fates().stream().filter(fate -> fate.label.isHonest()).toList();
    long imported = ledger.outcomesOfHistory().values().stream().mapToLong(Long::longValue).sum();
    return new Score(
        scenario,
        seed,
        ledger.submissions(),
        imported,
        attack(attack, ledger.end()),
        grouped(attack, fate -> fate.label.campaign(), fates -> attack(fates, ledger.end())),
        honest(honest),
        grouped(
            honest.stream().filter(fate -> fate.words > 0).toList(),
            fate -> fate.language,
            Scoring::honest),
        grouped(honest, fate -> length(fate.words), Scoring::honest),
        keptOut(honest, fate -> fate.rules),
        keptOut(honest, fate -> fate.reasons),
        sieges(ledger, siegeDesk),
        new Score.Work(ledger.singleJobs(), ledger.jobsOfMany(), ledger.campaigns()),
        new Score.Inside(ledger.inside(), ledger.stateBytes()),
        timeline(ledger.fates()),
        seconds);
  }

  private static Score.Timeline timeline(Collection<Fate> fates) {
    long from = fates.stream().mapToLong(fate -> fate.at).min().orElse(0);
    long to = fates.stream().mapToLong(fate -> fate.at).max().orElse(0);
    long step = Math.max(1, (to - from) / STEPS + 1);
    List<Fate> honest = fates.stream().filter(fate -> fate.label.isHonest()).toList();
    List<Fate> attack = fates.stream().filter(fate -> fate.label.isAttack()).toList();
    return new Score.Timeline(
        from,
        step,
        counts(honest, from, step, fate -> true),
        counts(attack, from, step, fate -> true),
        counts(attack, from, step, Fate::wasPublic),
        counts(honest, from, step, Fate::wasKeptOut));
  }

  private static List<Long> counts(
      List<Fate> fates, long from, long step, Predicate<Fate> counted) {
    Long[] counts = new Long[STEPS];
    Arrays.fill(counts, 0L);
    fates.stream().filter(counted).forEach(fate -> counts[(int) ((fate.at - from) / step)]++);
    return List.of(counts);
  }

  private static Score.Attack attack(Collection<Fate> fates, long end) {
    List<Fate> late = fates.stream().filter(fate -> fate.member >= FORMED_BY).toList();
    double[] takedowns =
        fates.stream()
            .filter(Fate::isTakenDown)
            .mapToDouble(Fate::takedownSeconds)
            .sorted()
            .toArray();
    return new Score.Attack(
        fates.size(),
        fates.stream().filter(fate -> !fate.wasPublic()).count(),
        fates.stream().filter(fate -> !fate.isPublic()).count(),
        late.size(),
        late.stream().filter(fate -> !fate.wasPublic()).count(),
        quantile(takedowns, 0.5),
        quantile(takedowns, 0.99),
        fates.stream().mapToDouble(fate -> fate.minutesPublic(end)).sum());
  }

  private static Score.Honest honest(Collection<Fate> fates) {
    List<Fate> brief =
        fates.stream()
            .filter(fate -> fate.words > 0 && fate.words <= ReviewWriter.SHORT_WORDS)
            .toList();
    return new Score.Honest(
        fates.size(),
        fates.stream().filter(Fate::isKeptOut).count(),
        fates.stream().filter(fate -> fate.outcome == Outcome.HELD).count(),
        fates.stream().filter(fate -> fate.outcome == Outcome.REJECTED).count(),
        fates.stream().filter(Fate::wasKeptOut).count(),
        fates.stream().filter(fate -> fate.everHeld).count(),
        fates.stream().filter(fate -> fate.everRejected).count(),
        brief.size(),
        brief.stream().filter(Fate::isKeptOut).count());
  }

  private static Score.Sieges sieges(Ledger ledger, boolean desk) {
    double slowest = 0;
    int honest = 0;
    Set<String> known = new HashSet<>();
    for (Ledger.Siege siege : ledger.sieges()) {
      Long first = ledger.firstAttackOn(siege.filmId());
      if (first == null) {
        honest++;
      } else if (known.add(siege.filmId())) {
        // One that ends and opens once more was known from its first opening on.
        slowest = Math.max(slowest, (siege.openedAt() - first) / 1_000.0);
      }
    }
    return new Score.Sieges(desk, ledger.sieges().size(), honest, slowest);
  }

  private static <T> SortedMap<String, T> grouped(
      List<Fate> fates, Function<Fate, String> by, Function<List<Fate>, T> score) {
    SortedMap<String, List<Fate>> groups = new TreeMap<>();
    fates.forEach(
        fate -> groups.computeIfAbsent(by.apply(fate), key -> new ArrayList<>()).add(fate));
    SortedMap<String, T> scores = new TreeMap<>();
    groups.forEach((key, group) -> scores.put(key, score.apply(group)));
    return scores;
  }

  /** Two digits first, so that lengths stand in order. */
  private static String length(int words) {
    if (words == 0) {
      return "00 words";
    }
    return words <= 2
        ? "01-02 words"
        : words <= ReviewWriter.SHORT_WORDS
            ? "03-08 words"
            : words <= MEDIUM_WORDS ? "09-20 words" : "21 and more";
  }

  private static SortedMap<String, Long> keptOut(
      List<Fate> fates, Function<Fate, List<String>> why) {
    SortedMap<String, Long> counts = new TreeMap<>();
    fates.stream()
        .filter(Fate::wasKeptOut)
        .forEach(fate -> why.apply(fate).forEach(one -> counts.merge(one, 1L, Long::sum)));
    return counts;
  }

  /** By nearest rank. */
  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** For a table: keys by their counts, the greatest first. */
  static List<String> byCount(SortedMap<String, Long> counts) {
    String[] keys = counts.keySet().toArray(new String[0]);
    Arrays.sort(
        keys, (a, b) -> Long.compare(counts.getOrDefault(b, 0L), counts.getOrDefault(a, 0L)));
    return List.of(keys);
  }
}
