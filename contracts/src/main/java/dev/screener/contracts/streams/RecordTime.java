package dev.screener.contracts.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The timestamp of a record; of one that bears none the newest time of its partition so far. The
 * protocol allows a record without (-1), other clients can write it, and Kafka Streams by itself
 * ends at the first: no record may stop a partition.
 */
public final class RecordTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestamp() >= 0 ? record.timestamp() : Math.max(partitionTime, 0);
  }
}
