package dev.screener.tests.faults;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The test's own clients, which no {@link Link} cuts off.
 *
 * @param brokers their addresses, by commas
 */
record DirectClients(String brokers) {

  Admin admin() {
    return Admin.create(config());
  }

  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = config();
    config.put("acks", "all");
    config.put("linger.ms", "2");
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Of committed records. */
  KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = config();
    config.put("isolation.level", "read_committed");
    config.put("max.poll.records", "5000");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> config() {
    return new HashMap<>(Map.of("bootstrap.servers", brokers));
  }
}
