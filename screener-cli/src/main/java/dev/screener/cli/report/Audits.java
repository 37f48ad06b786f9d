package dev.screener.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.ModerationStats;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What blind labels of a random few say: of the reviews that were shown, the share that a moderator
 * would have kept out, and the reverse. Kept in memory: four counts.
 */
final class Audits {

  private final Map<String, Long> labels = new TreeMap<>();
  private @Nullable Instant since;

  void take(ModerationStats stats) {
    if (since == null || stats.getMinute().isBefore(since)) {
      since = stats.getMinute();
    }
    stats.getAudits().forEach((label, count) -> labels.merge(label, count, Long::sum));
  }

  /** Of the audited approved reviews, those that a moderator would reject. */
  Share missed() {
    return share("APPROVED/REJECT", "APPROVED/APPROVE");
  }

  /** Of the audited rejected reviews, those that a moderator would approve. */
  Share wronglyKeptOut() {
    return share("REJECTED/APPROVE", "REJECTED/REJECT");
  }

  private Share share(String wrong, String right) {
    long hits = labels.getOrDefault(wrong, 0L);
    return new Share(hits, hits + labels.getOrDefault(right, 0L));
  }

  /** {@code since} is the first minute that is still on the topic; null where none is. */
  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("since", since == null ? null : since.toString());
    node.set("missed", missed().json());
    node.set("wronglyKeptOut", wronglyKeptOut().json());
    return node;
  }
}
