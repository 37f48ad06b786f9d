package dev.screener.contracts.serde;

import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader finds the schema that a record was written with, and in which format a writer
 * writes: the one place that decides it.
 */
public interface WriterSchemas {

  /** The schema with this CRC-64-AVRO fingerprint, if it can be found. */
  Optional<Schema> byFingerprint(long fingerprint);

  /** The schema under this id of the schema registry, if there is a registry that has it. */
  Optional<Schema> byRegistryId(int id);

  /**
   * What a value on this topic begins with where it is written in the registry's format: 00 and the
   * 4-byte id. Null where it is written in the single-object encoding. Not to be changed.
   */
  default byte @Nullable [] registryHeader(@Nullable String topic) {
    return null;
  }

  /**
   * Knows no schema but the reader's own: for tests and for stores that no other program writes.
   */
  static WriterSchemas none() {
    return new WriterSchemas() {
      @Override
      public Optional<Schema> byFingerprint(long fingerprint) {
        return Optional.empty();
      }

      @Override
      public Optional<Schema> byRegistryId(int id) {
        return Optional.empty();
      }
    };
  }
}
