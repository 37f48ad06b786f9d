package dev.screener.contracts.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordTimeTest {

  private final RecordTime time = new RecordTime();

  @Test
  void aRecordsTimeIsItsTimestampAlsoWhereOthersWereNewer() {
    assertThat(time.extract(at(1_000), 2_000)).isEqualTo(1_000);
  }

  @Test
  void aRecordWithoutATimestampIsOfTheNewestTimeOfItsPartition() {
    assertThat(time.extract(at(-1), 2_000)).isEqualTo(2_000);
  }

  @Test
  void theFirstRecordOfAPartitionMayBeWithoutATimestamp() {
    assertThat(time.extract(at(-1), -1)).isZero();
  }

  private static ConsumerRecord<Object, Object> at(long timestamp) {
    return new ConsumerRecord<>(
        "reviews.submitted",
        0,
        7,
        timestamp,
        TimestampType.CREATE_TIME,
        1,
        1,
        "ada",
        "a review",
        new RecordHeaders(),
        Optional.empty());
  }
}
