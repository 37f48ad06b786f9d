package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;

/**
 * A Kafka record as one JSON object, its value decoded where the topic says how. What cannot be
 * decoded is told beside its bytes.
 */
final class RecordJson {
  private final Optional<AvroSerde<? extends SpecificRecord>> serde;

  RecordJson(Topic<?> topic, WriterSchemas schemas) {
    this.serde = serde(topic, schemas);
  }

  ObjectNode of(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("partition", record.partition());
    object.put("offset", record.offset());
    object.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
    if (record.key() != null) {
      putText(object, "key", record.key());
    }
    if (record.headers().iterator().hasNext()) {
      ObjectNode headers = object.putObject("headers");
      for (Header header : record.headers()) {
        if (header.value() != null) {
          putText(headers, header.key(), header.value());
        }
      }
    }
    putValue(object, record.value());
    return object;
  }

  private void putValue(ObjectNode object, byte[] value) {
    if (value == null) {
      object.putNull("value");
    } else if (serde.isEmpty()) {
      putText(object, "value", value);
    } else {
      try {
        object.set("value", AvroJson.of(requireNonNull(serde.get().decode(value))));
      } catch (SerializationException e) {
        object.put("problem", e.getMessage());
        object.put("valueBase64", value);
      }
    }
  }

  /** As text where the bytes are UTF-8, else under {@code nameBase64}. */
  private static void putText(ObjectNode object, String name, byte[] bytes) {
    try {
      object.put(name, UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      object.put(name + "Base64", bytes);
    }
  }

  private static <V extends SpecificRecord> Optional<AvroSerde<? extends SpecificRecord>> serde(
      Topic<V> topic, WriterSchemas schemas) {
    Class<V> type = topic.value();
    return type == null ? Optional.empty() : Optional.of(AvroSerde.of(type, schemas));
  }
}
