package dev.screener.contracts.serde;

import dev.screener.contracts.topics.Topic;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas by id, from a registry that speaks Confluent's interface. An id never changes its schema,
 * so what was found is kept; what was not is asked for again.
 *
 * <p>Topics whose schemas were registered here are written in the registry's format, under the
 * subject {@code <topic>-value}. All others stay in the single-object encoding: what a service
 * writes for itself alone must be readable without a registry.
 */
final class RegistrySchemas implements WriterSchemas {

  private static final Logger LOG = LoggerFactory.getLogger(RegistrySchemas.class);

  private final RegistryClient client;
  private final RegistrySettings settings;
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final Map<String, byte[]> headers = new ConcurrentHashMap<>();

  RegistrySchemas(RegistrySettings settings) {
    this.settings = settings;
    this.client = new RegistryClient(settings);
  }

  /**
   * Writes what comes onto these topics in the registry's format from now on.
   *
   * @throws SchemaUnavailableException when the registry does not answer in time
   * @throws IllegalStateException when it refuses a schema
   */
  void register(List<? extends Topic<?>> topics) {
    Backoff waiting = new Backoff("the schema registry");
    long deadline = System.nanoTime() + settings.patience().toNanos();
    for (Topic<?> topic : topics) {
      Schema schema = SpecificData.get().getSchema(topic.valueClass());
      int id = waiting.until(deadline, () -> client.register(topic.name() + "-value", schema));
      byId.put(id, schema);
      headers.put(
          topic.name(),
          ByteBuffer.allocate(AvroSerde.REGISTRY_HEADER)
              .put(AvroSerde.REGISTRY_MARK)
              .putInt(id)
              .array());
    }
  }

  /**
   * Asks for the ids of what may come on these topics by programs of this version, so that a
   * registry that goes away later is not missed at the first record of its kind. What is not found
   * now is asked for then.
   */
  void meet(List<? extends Topic<?>> topics) {
    for (Topic<?> topic : topics) {
      if (topic.isOfAvro() && !headers.containsKey(topic.name())) {
        Schema schema = SpecificData.get().getSchema(topic.valueClass());
        try {
          client.find(topic.name() + "-value", schema).ifPresent(id -> byId.put(id, schema));
        } catch (SchemaUnavailableException e) {
          LOG.warn("event=schemas-not-met topic={} error={}", topic.name(), e.getMessage());
          return;
        }
      }
    }
  }

  @Override
  public byte @Nullable [] registryHeader(@Nullable String topic) {
    return topic == null ? null : headers.get(topic);
  }

  @Override
  public Optional<Schema> byFingerprint(long fingerprint) {
    return Optional.empty();
  }

  /**
   * Asks the registry for a schema that was not met before.
   *
   * @throws SchemaUnavailableException when the registry does not answer: the record is not to
   *     blame, so it must not go to a DLQ
   */
  @Override
  public Optional<Schema> byRegistryId(int id) {
    Schema known = byId.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    // Registries count from 1. Garbage that begins with a zero byte must not get as far as a
    // registry that answers such an id with an error, since an error stops the stream.
    Optional<Schema> found = id < 1 ? Optional.empty() : client.schema(id);
    found.ifPresent(schema -> byId.put(id, schema));
    return found;
  }
}
