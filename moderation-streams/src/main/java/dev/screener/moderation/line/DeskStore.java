package dev.screener.moderation.line;

import dev.screener.contracts.serde.WriterSchemas;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes the one store in which all that a desk keeps lies, each map of it as a {@link Table}. One
 * store is one changelog: what a review changes at a desk is one batch in a transaction, which ends
 * it partition by partition, and one RocksDB to be opened and given memory.
 */
public final class DeskStore {

  private DeskStore() {}

  /**
   * The store of a desk.
   *
   * @param records what it keeps beside numbers and bytes. The order is part of what is stored: add
   *     behind the last, and leave the place of one that is no more to a successor of the same name
   */
  public static StoreBuilder<KeyValueStore<String, Object>> of(
      String name, WriterSchemas writerSchemas, List<Class<? extends SpecificRecord>> records) {
    return StoreSettings.persistent(name, Serdes.String(), new EntrySerde(writerSchemas, records));
  }
}
