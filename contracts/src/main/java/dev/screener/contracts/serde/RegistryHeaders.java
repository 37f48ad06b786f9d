package dev.screener.contracts.serde;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Takes a value from the registry's format into the single-object encoding and keeps its bytes, so
 * that what a newer program has written is not lost on an older one. That goes where the writer's
 * schema is found by its fingerprint, too: Screener's own programs put theirs on {@code
 * screener.schemas} before their first record, whatever they write in.
 */
final class RegistryHeaders {

  private final WriterSchemas schemas;
  private final Map<Integer, Optional<byte[]>> byId = new ConcurrentHashMap<>();

  RegistryHeaders(WriterSchemas schemas) {
    this.schemas = schemas;
  }

  /** What begins a value in the single-object encoding, by this schema. */
  static byte[] singleObject(Schema schema) {
    return ByteBuffer.allocate(AvroSerde.SINGLE_OBJECT_HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(AvroSerde.SINGLE_OBJECT_MARK)
        .put(AvroSerde.SINGLE_OBJECT_VERSION)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }

  /**
   * The same value in the single-object encoding; empty where it could not be read again.
   *
   * @param bytes in the registry's format
   * @param own the reader's schema, which needs no looking up
   */
  Optional<byte[]> replaced(byte[] bytes, Schema own) {
    int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
    Optional<byte[]> header = byId.get(id);
    if (header == null) {
      // Asked outside the map, since a look-up may wait.
      header =
          schemas
              .byRegistryId(id)
              .filter(writer -> isFound(writer, own))
              .map(RegistryHeaders::singleObject);
      byId.put(id, header);
    }
    int values = bytes.length - AvroSerde.REGISTRY_HEADER;
    return header.map(
        beginning ->
            ByteBuffer.allocate(beginning.length + values)
                .put(beginning)
                .put(bytes, AvroSerde.REGISTRY_HEADER, values)
                .array());
  }

  private boolean isFound(Schema writer, Schema own) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(writer);
    return fingerprint == SchemaNormalization.parsingFingerprint64(own)
        || schemas.byFingerprint(fingerprint).isPresent();
  }
}
