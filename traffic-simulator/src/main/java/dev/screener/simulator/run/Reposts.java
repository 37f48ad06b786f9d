package dev.screener.simulator.run;

import dev.screener.simulator.traffic.Replays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the evidence on rows of {@code nsmc_reposts_ko} against their labels. */
final class Reposts {

  private static final String REPOST = "repost_same_author";
  private static final String COMMON = "common_phrase";

  private Reposts() {}

  static RepostScore score(List<Replays.Row> rows, Ledger ledger) {
    Set<String> written = new HashSet<>();
    Map<String, int[]> groups = new HashMap<>();
    long firsts = 0;
    long[] repost = new long[2];
    long[] common = new long[2];
    for (Replays.Row row : rows) {
      boolean again = !written.add(row.author() + '\n' + row.text());
      Fate fate = ledger.fate(row.film(), Replays.reviewId(row));
      int known = fate != null && fate.sameTextBefore > 0 ? 1 : 0;
      if (row.label().equals(REPOST) && !again) {
        firsts++;
      } else if (row.label().equals(REPOST)) {
        repost[known]++;
        groups.computeIfAbsent(REPOST + row.group(), key -> new int[2])[known]++;
      } else if (row.label().equals(COMMON)) {
        common[known]++;
        groups.computeIfAbsent(COMMON + row.group(), key -> new int[2])[known]++;
      }
    }
    long found = taken(groups, REPOST);
    long reposts = groups.keySet().stream().filter(key -> key.startsWith(REPOST)).count();
    return new RepostScore(
        firsts,
        repost[1],
        repost[0],
        common[1],
        common[0],
        found,
        reposts - found,
        taken(groups, COMMON));
  }

  private static long taken(Map<String, int[]> groups, String label) {
    return groups.entrySet().stream()
        .filter(group -> group.getKey().startsWith(label))
        .filter(group -> group.getValue()[1] >= group.getValue()[0])
        .count();
  }
}
