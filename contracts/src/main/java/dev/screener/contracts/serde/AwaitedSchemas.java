package dev.screener.contracts.serde;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Schemas for Kafka Streams, whose threads cannot come back to a record later: that of the global
 * stores cannot be replaced, and the others only so often. So a look-up that gets no answer waits
 * until it does. The group keeps the partition, or gives it to another instance that waits
 * likewise.
 */
public final class AwaitedSchemas implements WriterSchemas, AutoCloseable {

  private static final long FOR_EVER = Long.MAX_VALUE / 2;

  private final SchemaTopic schemas;
  private final Backoff waiting = new Backoff("the schema registry or screener.schemas");

  public AwaitedSchemas(SchemaTopic schemas) {
    this.schemas = schemas;
  }

  /** The same, or empty when it is known that there is none. */
  @Override
  public Optional<Schema> byFingerprint(long fingerprint) {
    return await(() -> schemas.byFingerprint(fingerprint));
  }

  @Override
  public Optional<Schema> byRegistryId(int id) {
    return await(() -> schemas.byRegistryId(id));
  }

  @Override
  public byte @Nullable [] registryHeader(@Nullable String topic) {
    return schemas.registryHeader(topic);
  }

  /** Ends all waiting, so that the threads which wait can be closed. */
  public void giveUp() {
    waiting.giveUp();
  }

  /** To be called when nobody reads any more. */
  @Override
  public void close() {
    giveUp();
    schemas.close();
  }

  private Optional<Schema> await(Supplier<Optional<Schema>> question) {
    return waiting.until(System.nanoTime() + FOR_EVER, question);
  }
}
