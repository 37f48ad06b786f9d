package dev.screener.moderation;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Reads what must be there: without it a record is for the dead letters, with a reason that can be
 * read, and no desk meets it.
 */
final class Present<T> implements Deserializer<T> {

  private final String what;
  private final Deserializer<T> deserializer;

  private Present(String what, Deserializer<T> deserializer) {
    this.what = what;
    this.deserializer = deserializer;
  }

  static Serde<String> keys() {
    return of("key", Serdes.String());
  }

  static <T> Serde<T> values(Serde<T> serde) {
    return of("value", serde);
  }

  private static <T> Serde<T> of(String what, Serde<T> serde) {
    return Serdes.serdeFrom(serde.serializer(), new Present<>(what, serde.deserializer()));
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    deserializer.configure(configs, isKey);
  }

  @Override
  public T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new SerializationException("a record of " + topic + " without a " + what);
    }
    return deserializer.deserialize(topic, bytes);
  }
}
