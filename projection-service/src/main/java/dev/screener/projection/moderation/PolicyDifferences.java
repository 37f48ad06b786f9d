package dev.screener.projection.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Adds up what instances of moderation-streams say that a policy would change. */
final class PolicyDifferences {

  private static final int OK = 200;
  private static final int MOST_SAMPLES = 10;

  private PolicyDifferences() {}

  /** The sum; a problem, the first of two, goes before any difference. */
  static Cases.Tried sum(Cases.Tried a, Cases.Tried b) {
    if (a.status() != OK) {
      return a;
    }
    if (b.status() != OK) {
      return b;
    }
    ObjectNode sum = a.body().deepCopy();
    sum.put("cases", a.body().path("cases").asLong() + b.body().path("cases").asLong());
    for (String when : List.of("before", "after")) {
      ObjectNode counts = sum.withObject("/" + when);
      b.body()
          .path(when)
          .properties()
          .forEach(
              count ->
                  counts.put(
                      count.getKey(),
                      counts.path(count.getKey()).asLong() + count.getValue().asLong()));
    }
    ArrayNode changes = sum.withArray("/changes");
    b.body().path("changes").forEach(change -> add(changes, change));
    return new Cases.Tried(OK, sum);
  }

  private static void add(ArrayNode changes, JsonNode change) {
    for (JsonNode known : changes) {
      if (isAlike(known, change)) {
        ObjectNode one = (ObjectNode) known;
        one.put("count", one.path("count").asLong() + change.path("count").asLong());
        ArrayNode samples = one.withArray("/samples");
        for (JsonNode sample : change.path("samples")) {
          if (samples.size() < MOST_SAMPLES) {
            samples.add(sample);
          }
        }
        return;
      }
    }
    changes.add(change);
  }

  private static boolean isAlike(JsonNode a, JsonNode b) {
    return List.of("from", "to", "displayFrom", "displayTo").stream()
        .allMatch(field -> a.path(field).equals(b.path(field)));
  }
}
