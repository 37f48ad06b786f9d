package dev.screener.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.streams.DeadLetters;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record that could not be read, as it came, and what its headers say of it. */
record Letter(ConsumerRecord<byte[], byte[]> record) {

  /** On a record that was sent in again: the letter that it was, as {@code topic/offset}. */
  static final String REPLAYED = "screener.dlq.replayed";

  private static final String OF_LETTERS = "screener.dlq.";

  /** Where it stood; null when the letter does not say so. */
  @Nullable String topic() {
    return text(DeadLetters.TOPIC);
  }

  /** Null when the letter does not say so. */
  @Nullable Integer partition() {
    String partition = text(DeadLetters.PARTITION);
    try {
      return partition == null ? null : Integer.valueOf(partition);
    } catch (NumberFormatException notOurs) {
      return null;
    }
  }

  @Nullable String offset() {
    return text(DeadLetters.OFFSET);
  }

  String reason() {
    String reason = text(DeadLetters.REASON);
    return reason == null ? "no reason given" : reason;
  }

  /** Where a processor failed on it; null or empty when its bytes were the fault. */
  @Nullable String node() {
    return text(DeadLetters.NODE);
  }

  Instant time() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** Whether it was sent in again before, and came back. */
  boolean cameBack() {
    return text(REPLAYED) != null;
  }

  /**
   * The record as it once stood there: the same partition, time, key and value, and its own
   * headers.
   */
  ProducerRecord<byte[], byte[]> again(String topic, @Nullable Integer partition) {
    Headers headers = new RecordHeaders();
    for (Header header : record.headers()) {
      if (!header.key().startsWith(OF_LETTERS)) {
        headers.add(header);
      }
    }
    headers.add(REPLAYED, (record.topic() + '/' + record.offset()).getBytes(UTF_8));
    return new ProducerRecord<>(
        topic, partition, record.timestamp(), record.key(), record.value(), headers);
  }

  private @Nullable String text(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
