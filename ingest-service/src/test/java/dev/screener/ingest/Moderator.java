package dev.screener.ingest;

import dev.screener.contracts.event.ModeratorDecision;
import java.util.List;

/** Somebody who decides over HTTP, and what then is on the topic. */
record Moderator(RunningService service) {

  static final String DECISIONS = "/v1/moderation/decisions";

  /** A review, as the first field of a body. */
  static final String TARGET =
      "\"target\":{\"filmId\":\"crossing\",\"reviewId\":\"r1\",\"revision\":2}";

  Client.Answer decide(String body) {
    return service.to(DECISIONS).as(Tokens.MODERATOR).post(body);
  }

  /** The next body is sent under this idempotency key. */
  Client.Request keyed(String key) {
    return service.to(DECISIONS).as(Tokens.MODERATOR).with("Idempotency-Key", key);
  }

  /** What was last sent to a topic. */
  byte[] newest(String topic) {
    var sent = service.sentTo(topic);
    return sent.get(sent.size() - 1).value();
  }

  /** The newest decision on a review. */
  ModeratorDecision last() {
    List<ModeratorDecision> decisions = service.decisions();
    return decisions.get(decisions.size() - 1);
  }
}
