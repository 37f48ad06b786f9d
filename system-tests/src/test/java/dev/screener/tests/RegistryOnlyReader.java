package dev.screener.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;

/** A consumer with nothing of Screener's: the wire format, the registry, plain Avro. */
final class RegistryOnlyReader {
  private static final int HEADER = 5;

  private final String url;
  private final Map<Integer, Schema> schemas = new HashMap<>();

  RegistryOnlyReader(URI url) {
    this.url = url.toString();
  }

  GenericRecord read(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    if (bytes.get() != 0) {
      throw new IllegalArgumentException("not in the registry's format");
    }
    Schema schema = schemas.computeIfAbsent(bytes.getInt(), this::ask);
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(
              null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program writes that knows only the registry, and this newer schema. */
  static byte[] written(int id, Schema newer, SpecificRecordBase value) throws IOException {
    Schema today = value.getSchema();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(plain, null);
    new GenericDatumWriter<>(today, value.getSpecificData()).write(value, encoder);
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(today, newer)
            .read(null, DecoderFactory.get().binaryDecoder(plain.toByteArray(), null));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array());
    new GenericDatumWriter<GenericRecord>(newer)
        .write(record, EncoderFactory.get().directBinaryEncoder(bytes, null));
    return bytes.toByteArray();
  }

  private Schema ask(int id) {
    try {
      JsonNode answer = new ObjectMapper().readTree(URI.create(url + "/schemas/ids/" + id).toURL());
      return new Schema.Parser().parse(answer.path("schema").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
