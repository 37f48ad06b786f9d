package dev.screener.contracts.serde;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro values, in the single-object encoding (C3 01, the schema's CRC-64-AVRO fingerprint in little
 * endian, the binary value) or the registry wire format (00, a 4-byte id, the binary value). Reads
 * either: the first byte tells. Writes the first, but to topics of which {@link
 * WriterSchemas#registryHeader} says otherwise. Safe for use by several threads.
 *
 * <p>Reading is strict: bytes that do not decode whole, unknown schemas and values that the check
 * refuses are a {@link SerializationException} whose message says why.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro,
 *     single-object encoding</a>
 */
public final class AvroSerde<T extends SpecificRecord>
    implements Serde<T>, Serializer<T>, Deserializer<T> {

  static final byte SINGLE_OBJECT_MARK = (byte) 0xC3;
  static final byte SINGLE_OBJECT_VERSION = 1;
  static final byte REGISTRY_MARK = 0;
  static final int SINGLE_OBJECT_HEADER = 10;
  static final int REGISTRY_HEADER = 5;
  private static final int MAX_VALUE_BYTES = 4 * 1024 * 1024;
  private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);

  static {
    // A garbage length prefix must not make the decoder allocate gigabytes. Read once by Avro, so
    // set before its first use.
    System.setProperty("org.apache.avro.limits.string.maxLength", "" + MAX_VALUE_BYTES);
    System.setProperty("org.apache.avro.limits.bytes.maxLength", "" + MAX_VALUE_BYTES);
    System.setProperty("org.apache.avro.limits.collectionItems.maxLength", "100000");
    // Avro instantiates only classes of trusted packages.
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getName().startsWith("dev.screener.")));
  }

  private final Schema schema;
  private final byte[] header;
  private final RegistryHeaders registryHeaders;
  private final SpecificData data;
  private final WriterSchemas writerSchemas;
  private final Consumer<T> check;
  private final SpecificDatumWriter<T> writer;
  private final SpecificDatumReader<T> ownReader;
  private final long ownFingerprint;
  private final Map<Long, SpecificDatumReader<T>> readersByFingerprint = new ConcurrentHashMap<>();
  private final Map<Integer, SpecificDatumReader<T>> readersByRegistryId =
      new ConcurrentHashMap<>();

  private AvroSerde(Class<T> type, WriterSchemas writerSchemas, Consumer<T> check) {
    this.data = new SpecificData(type.getClassLoader());
    this.schema = SpecificData.get().getSchema(type);
    // The generated classes carry the conversions of their logical types.
    this.data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    this.writerSchemas = writerSchemas;
    this.check = check;
    this.writer = new SpecificDatumWriter<>(schema, data);
    this.ownReader = new SpecificDatumReader<>(schema, schema, data);
    this.ownFingerprint = SchemaNormalization.parsingFingerprint64(schema);
    this.header = RegistryHeaders.singleObject(schema);
    this.registryHeaders = new RegistryHeaders(writerSchemas);
  }

  /** Reads what was written with this program's schema or one that {@code writerSchemas} knows. */
  public static <T extends SpecificRecord> AvroSerde<T> of(
      Class<T> type, WriterSchemas writerSchemas) {
    return new AvroSerde<>(type, writerSchemas, value -> {});
  }

  /**
   * Also refuses values of which {@code check} says, by an {@link IllegalArgumentException}, that
   * they break a rule that the schema cannot express.
   */
  public static <T extends SpecificRecord> AvroSerde<T> checked(
      Class<T> type, WriterSchemas writerSchemas, Consumer<T> check) {
    return new AvroSerde<>(type, writerSchemas, check);
  }

  /**
   * Encodes outside Kafka, for example into another record's bytes, always in the single-object
   * encoding. Null stays null: a tombstone.
   */
  public byte @Nullable [] encode(@Nullable T value) {
    return encode(header, value);
  }

  private byte @Nullable [] encode(byte[] beginning, @Nullable T value) {
    if (value == null) {
      return null;
    }
    Buffer buffer = BUFFERS.get();
    try {
      buffer.bytes.reset();
      buffer.bytes.write(beginning);
      BinaryEncoder encoder = buffer.encoder();
      writer.write(value, encoder);
      encoder.flush();
      return buffer.bytes.toByteArray();
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("cannot write " + schema.getName() + ": " + reason(e), e);
    }
  }

  /**
   * Decodes either format. Null stays null: a tombstone.
   *
   * @throws SerializationException when the bytes are not a whole value of this type
   */
  public @Nullable T decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      T value = read(bytes);
      check.accept(value);
      return value;
    } catch (KafkaException e) {
      // Also a registry that does not answer: then the record is not to blame.
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("not a " + schema.getName() + ": " + reason(e), e);
    } catch (StackOverflowError e) {
      throw new SerializationException("not a " + schema.getName() + ": nested too deep");
    }
  }

  /**
   * Decodes what cannot be a tombstone.
   *
   * @throws SerializationException also for null
   */
  public T decodePresent(byte @Nullable [] bytes) {
    T value = decode(bytes);
    if (value == null) {
      throw new SerializationException("a " + schema.getName() + " without a value");
    }
    return value;
  }

  /** Encodes for a topic, in the format in which that is written. */
  @Override
  public byte @Nullable [] serialize(@Nullable String topic, @Nullable T value) {
    byte[] registryHeader = writerSchemas.registryHeader(topic);
    return encode(registryHeader == null ? header : registryHeader, value);
  }

  /**
   * The bytes of a value as somebody without a registry can read them: as they came, but for the
   * header; written anew by this program's schema where the writer's is known to the registry
   * alone.
   *
   * @param bytes that were decoded
   * @param value what they were decoded to
   */
  public byte[] withoutRegistry(byte[] bytes, T value) {
    return bytes.length > 0 && bytes[0] == REGISTRY_MARK
        ? registryHeaders
            .replaced(bytes, schema)
            .orElseGet(() -> Objects.requireNonNull(encode(value)))
        : bytes;
  }

  @Override
  public @Nullable T deserialize(@Nullable String topic, byte @Nullable [] bytes) {
    return decode(bytes);
  }

  @Override
  public Serializer<T> serializer() {
    return this;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}

  private T read(byte[] bytes) throws IOException {
    if (bytes.length >= SINGLE_OBJECT_HEADER
        && bytes[0] == SINGLE_OBJECT_MARK
        && bytes[1] == SINGLE_OBJECT_VERSION) {
      long fingerprint = ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
      return read(bytes, SINGLE_OBJECT_HEADER, readerFor(fingerprint));
    }
    if (bytes.length >= REGISTRY_HEADER && bytes[0] == REGISTRY_MARK) {
      int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
      return read(bytes, REGISTRY_HEADER, readerFor(id));
    }
    throw new SerializationException(
        "not a "
            + schema.getName()
            + ": starts neither with C3 01 (single-object encoding) nor with 00 (registry format)");
  }

  private T read(byte[] bytes, int offset, SpecificDatumReader<T> reader) throws IOException {
    BinaryDecoder decoder = BUFFERS.get().decoder(bytes, offset);
    T value = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw new SerializationException(
          "not a " + schema.getName() + ": bytes left over at the end");
    }
    return value;
  }

  private SpecificDatumReader<T> readerFor(long fingerprint) {
    if (fingerprint == ownFingerprint) {
      return ownReader;
    }
    SpecificDatumReader<T> known = readersByFingerprint.get(fingerprint);
    // Asked outside the map: a look-up may wait, and must not hold up who reads by another schema.
    return known != null ? known : learned(fingerprint);
  }

  private SpecificDatumReader<T> learned(long fingerprint) {
    SpecificDatumReader<T> reader =
        writerSchemas
            .byFingerprint(fingerprint)
            .map(this::reader)
            .orElseThrow(() -> unknown("fingerprint %016x".formatted(fingerprint)));
    readersByFingerprint.put(fingerprint, reader);
    return reader;
  }

  private SpecificDatumReader<T> readerFor(int registryId) {
    SpecificDatumReader<T> known = readersByRegistryId.get(registryId);
    return known != null ? known : learned(registryId);
  }

  private SpecificDatumReader<T> learned(int registryId) {
    SpecificDatumReader<T> reader =
        writerSchemas
            .byRegistryId(registryId)
            .map(this::reader)
            .orElseThrow(() -> unknown("registry id " + registryId));
    readersByRegistryId.put(registryId, reader);
    return reader;
  }

  private SpecificDatumReader<T> reader(Schema writerSchema) {
    return new SpecificDatumReader<>(writerSchema, schema, data);
  }

  private SerializationException unknown(String what) {
    return new SerializationException(
        "not a readable " + schema.getName() + ": no schema is known for " + what);
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    if (e instanceof EOFException) {
      return "the bytes end too soon";
    }
    if (e instanceof IndexOutOfBoundsException || e instanceof NegativeArraySizeException) {
      // Of an enum, a union or a length.
      return "the bytes are damaged: " + message;
    }
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** What a thread needs to encode and decode, made once. */
  private static final class Buffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    BinaryDecoder decoder(byte[] source, int offset) {
      decoder = DecoderFactory.get().binaryDecoder(source, offset, source.length - offset, decoder);
      return decoder;
    }

    BinaryEncoder encoder() {
      encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
      return encoder;
    }
  }
}
