package dev.screener.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What became of notices or complaints.
 *
 * @param automated of those that were decided, how many without a person
 * @param medianHours from receipt to decision; of those that were decided
 */
record ReportCounts(
    long received,
    long granted,
    long declined,
    long moot,
    long open,
    long automated,
    OptionalDouble medianHours) {

  static ReportCounts of(Stream<Report> reports) {
    Map<Report.State, Long> states = new EnumMap<>(Report.State.class);
    long received = 0;
    long automated = 0;
    List<Duration> times = new ArrayList<>();
    for (Report report : (Iterable<Report>) reports::iterator) {
      received++;
      states.merge(report.state(), 1L, Long::sum);
      Duration took = report.tookUntilDecided();
      if (took != null) {
        times.add(took);
        automated += report.isAutomated() ? 1 : 0;
      }
    }
    return new ReportCounts(
        received,
        states.getOrDefault(Report.State.GRANTED, 0L),
        states.getOrDefault(Report.State.DECLINED, 0L),
        states.getOrDefault(Report.State.MOOT, 0L),
        states.getOrDefault(Report.State.OPEN, 0L),
        automated,
        medianHours(times));
  }

  private static OptionalDouble medianHours(List<Duration> times) {
    if (times.isEmpty()) {
      return OptionalDouble.empty();
    }
    Collections.sort(times);
    int middle = times.size() / 2;
    Duration upper = times.get(middle);
    Duration lower = times.size() % 2 == 1 ? upper : times.get(middle - 1);
    return OptionalDouble.of(lower.plus(upper).toMillis() / 2.0 / Duration.ofHours(1).toMillis());
  }

  /**
   * As JSON.
   *
   * @param grantedAs what it means that one was granted: actedUpon, overturned
   * @param declinedAs notActedUpon, upheld
   */
  ObjectNode json(String grantedAs, String declinedAs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("received", received).put(grantedAs, granted).put(declinedAs, declined);
    node.put("moot", moot).put("open", open).put("decidedAutomatically", automated);
    if (medianHours.isPresent()) {
      node.put("medianHoursToDecision", medianHours.getAsDouble());
    } else {
      node.putNull("medianHoursToDecision");
    }
    return node;
  }
}
