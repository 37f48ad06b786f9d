package dev.screener.moderation;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.FilmStreamPartitioner;
import dev.screener.contracts.topics.Topic;
import dev.screener.moderation.line.Received;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** How records are written and read, and what their ends of an arrow are called. */
final class Formats {

  private final WriterSchemas writerSchemas;

  Formats(WriterSchemas writerSchemas) {
    this.writerSchemas = writerSchemas;
  }

  Serde<Received> received() {
    return Received.serde(writerSchemas);
  }

  <V extends SpecificRecord> Serde<V> avro(Class<V> type) {
    return AvroSerde.of(type, writerSchemas);
  }

  <V> Consumed<String, V> consumed(Topic<?> topic, Serde<V> values) {
    return Consumed.with(Serdes.String(), Present.values(values)).withName("read-" + topic.name());
  }

  /** The same of a topic whose keys name what its records are about. */
  <V> Consumed<String, V> consumedByKey(Topic<?> topic, Serde<V> values) {
    return Consumed.with(Present.keys(), Present.values(values)).withName("read-" + topic.name());
  }

  <V> Produced<String, V> produced(Topic<?> topic, Serde<V> values) {
    return Produced.with(Serdes.String(), values).withName("write-" + topic.name());
  }

  <V extends SpecificRecord> Produced<String, V> producedByFilm(Topic<V> topic) {
    return producedByFilm(topic.name(), topic.valueClass());
  }

  <V extends SpecificRecord> Produced<String, V> producedByFilm(String name, Class<V> type) {
    return Produced.with(Serdes.String(), avro(type), new FilmStreamPartitioner<V>())
        .withName("write-" + name);
  }
}
