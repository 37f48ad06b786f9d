package dev.screener.moderation.line;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@link DeskStore} whose keys begin with a letter of their own: one of several
 * maps that a desk keeps. Kafka Streams opens and closes what it lies in.
 */
public final class Table<V> extends TableReader<V> implements KeyValueStore<String, V> {

  private final KeyValueStore<String, Object> store;

  private Table(KeyValueStore<String, Object> store, char letter) {
    super(store, letter);
    this.store = store;
  }

  /**
   * A table of a processor's.
   *
   * @param store the name of the {@link DeskStore}, to which the processor is connected
   */
  public static <V> Table<V> of(ProcessorContext<?, ?> context, String store, char letter) {
    return new Table<>(context.getStateStore(store), letter);
  }

  @Override
  public void put(String key, @Nullable V value) {
    store.put(in(key), value);
  }

  @Override
  public @Nullable V putIfAbsent(String key, V value) {
    return typed(store.putIfAbsent(in(key), value));
  }

  @Override
  public void putAll(List<KeyValue<String, V>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public @Nullable V delete(String key) {
    return typed(store.delete(in(key)));
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    throw new UnsupportedOperationException("the store is opened for its desk, not for a table");
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    throw new UnsupportedOperationException("the store is committed for its desk, not for a table");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("the store is closed for its desk, not for a table");
  }

  @Override
  public boolean persistent() {
    return store.persistent();
  }

  @Override
  public boolean isOpen() {
    return store.isOpen();
  }
}
