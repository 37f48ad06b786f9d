package dev.screener.projection.pages.console;

import dev.screener.projection.moderation.ModerationNumbers.KeyNumber;
import dev.screener.projection.moderation.ModerationNumbers.Minute;
import dev.screener.projection.moderation.ModerationQueue.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first screen: eight numbers, what happens minute by minute, and what waits. */
public record Overview(
    Visitor visitor, List<KeyNumber> numbers, List<Minute> series, Waiting waiting) {

  private static final int MOST_REASONS = 6;

  public Overview {
    numbers = List.copyOf(numbers);
    series = List.copyOf(series);
  }

  /** The newest first: what a table's reader looks for. */
  List<Minute> newestFirst() {
    List<Minute> reversed = new ArrayList<>(series);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Reasons of the whole time shown, the most frequent first. */
  List<Map.Entry<String, Long>> topReasons() {
    Map<String, Long> sums = new TreeMap<>();
    for (Minute minute : series) {
      minute.topReasons().forEach((reason, count) -> sums.merge(reason, count, Long::sum));
    }
    return sums.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .toList();
  }
}
