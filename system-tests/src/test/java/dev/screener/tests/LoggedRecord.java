package dev.screener.tests;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it stands on a topic; its timestamp is in ms since the epoch. */
record LoggedRecord(String topic, int partition, long timestamp, byte[] key, byte[] value) {

  static LoggedRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new LoggedRecord(
        record.topic(), record.partition(), record.timestamp(), record.key(), record.value());
  }
}
