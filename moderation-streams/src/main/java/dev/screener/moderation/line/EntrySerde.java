package dev.screener.moderation.line;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of several types in one store. The first byte tells the type: 0 bytes, 1 a number of eight
 * bytes, from 2 on Avro records in their single-object encoding.
 */
final class EntrySerde implements Serde<Object>, Serializer<Object>, Deserializer<Object> {

  private static final byte BYTES = 0;
  private static final byte NUMBER = 1;
  private static final int FIRST_RECORD = 2;

  private final List<AvroSerde<? extends SpecificRecord>> serdes = new ArrayList<>();
  private final Map<Class<?>, Integer> types = new HashMap<>();

  EntrySerde(WriterSchemas writerSchemas, List<Class<? extends SpecificRecord>> records) {
    for (Class<? extends SpecificRecord> type : records) {
      types.put(type, serdes.size());
      serdes.add(AvroSerde.of(type, writerSchemas));
    }
  }

  @Override
  public byte @Nullable [] serialize(@Nullable String topic, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      return behind(BYTES, bytes);
    }
    if (value instanceof Long number) {
      return ByteBuffer.allocate(1 + Long.BYTES).put(NUMBER).putLong(number).array();
    }
    Integer type = types.get(value.getClass());
    if (type == null) {
      throw new SerializationException("a desk that keeps no " + value.getClass().getSimpleName());
    }
    return behind((byte) (FIRST_RECORD + type), encoded(serdes.get(type), value));
  }

  @Override
  public @Nullable Object deserialize(@Nullable String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    byte[] value = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
    int type = bytes.length == 0 ? -1 : bytes[0];
    if (type == BYTES) {
      return value;
    }
    if (type == NUMBER && value.length == Long.BYTES) {
      return ByteBuffer.wrap(value).getLong();
    }
    if (type < FIRST_RECORD || type >= FIRST_RECORD + serdes.size()) {
      throw new SerializationException("an entry of type " + type + ", which this version lacks");
    }
    return serdes.get(type - FIRST_RECORD).decodePresent(value);
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> byte[] encoded(AvroSerde<T> serde, Object value) {
    byte[] bytes = serde.encode((T) value);
    if (bytes == null) {
      throw new SerializationException("no value");
    }
    return bytes;
  }

  private static byte[] behind(byte type, byte[] value) {
    return ByteBuffer.allocate(1 + value.length).put(type).put(value).array();
  }

  @Override
  public Serializer<Object> serializer() {
    return this;
  }

  @Override
  public Deserializer<Object> deserializer() {
    return this;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}
}
