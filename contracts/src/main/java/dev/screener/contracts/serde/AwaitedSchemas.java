package dev.screener.contracts.serde;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Schemas for Kafka Streams, whose threads cannot come back to a record later: that of the global
 * stores cannot be replaced, and the others only so often. So a look-up that gets no answer waits
 * until it does. The group keeps the partition, or gives it to another instance that waits
 * likewise.
 *
 * <p>On a thread that {@link Answering answers a request} a look-up fails within seconds instead.
 */
public final class AwaitedSchemas implements WriterSchemas, MeterBinder, AutoCloseable {

  private static final long FOR_EVER = Long.MAX_VALUE / 2;

  /** A registry that is asked by id takes its own time-out, of five seconds. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final String ASKED = "the schema registry or screener.schemas";

  private final SchemaTopic schemas;
  private final Backoff waiting = new Backoff(ASKED);
  private final AskedOnce asked = new AskedOnce(ASKED);
  private final AtomicInteger readers = new AtomicInteger();

  public AwaitedSchemas(SchemaTopic schemas) {
    this.schemas = schemas;
  }

  /** The same, or empty when it is known that there is none. */
  @Override
  public Optional<Schema> byFingerprint(long fingerprint) {
    return Answering.isCurrent()
        ? asked.ask(fingerprint, () -> schemas.byFingerprint(fingerprint, SOON))
        : await(() -> schemas.byFingerprint(fingerprint));
  }

  @Override
  public Optional<Schema> byRegistryId(int id) {
    return Answering.isCurrent()
        ? asked.ask(id, () -> schemas.byRegistryId(id))
        : await(() -> schemas.byRegistryId(id));
  }

  @Override
  public byte @Nullable [] registryHeader(@Nullable String topic) {
    return schemas.registryHeader(topic);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("screener.schema.readers.waiting", readers, AtomicInteger::get)
        .description("Readers of topics that stand still until they are told a schema")
        .register(registry);
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
    readers.incrementAndGet();
    try {
      return waiting.until(System.nanoTime() + FOR_EVER, question);
    } finally {
      readers.decrementAndGet();
    }
  }
}
