package dev.screener.contracts.serde;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;

/**
 * Asks for schemas once a question. While nobody answers one, a single thread at a time asks it
 * again and the others are refused at once: the threads that answer requests are few, and must not
 * all stand before the same closed door.
 */
final class AskedOnce {

  private final String who;
  private final Set<Object> unanswered = ConcurrentHashMap.newKeySet();
  private final Set<Object> asking = ConcurrentHashMap.newKeySet();

  /**
   * @param who does not answer, for the log
   */
  AskedOnce(String who) {
    this.who = who;
  }

  /**
   * The answer.
   *
   * @param schema a fingerprint or an id
   * @throws SchemaUnavailableException when there is none
   */
  Optional<Schema> ask(Object schema, Supplier<Optional<Schema>> question) {
    if (!unanswered.contains(schema)) {
      return answer(schema, question);
    }
    if (!asking.add(schema)) {
      throw new SchemaUnavailableException(who + " does not answer, and is asked by another");
    }
    try {
      return answer(schema, question);
    } finally {
      asking.remove(schema);
    }
  }

  private Optional<Schema> answer(Object schema, Supplier<Optional<Schema>> question) {
    try {
      Optional<Schema> answer = question.get();
      unanswered.remove(schema);
      return answer;
    } catch (KafkaException e) {
      if (Backoff.isInVain(e)) {
        throw e;
      }
      unanswered.add(schema);
      throw e instanceof SchemaUnavailableException
          ? e
          : new SchemaUnavailableException(who + " does not answer: " + e.getMessage(), e);
    }
  }
}
