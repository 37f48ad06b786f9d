package dev.screener.simulator.run;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store that writes to disk when its buffers are full, and not whenever it is told to. */
final class UnhurriedStore<K, V> implements KeyValueStore<K, V> {

  private final KeyValueStore<K, V> inner;

  UnhurriedStore(KeyValueStore<K, V> inner) {
    this.inner = inner;
  }

  KeyValueStore<K, V> inner() {
    return inner;
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    // The state is dropped after the run, so nobody will ever ask up to where it was safe.
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    inner.init(context, this);
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public void close() {
    inner.close();
  }

  @Override
  public boolean persistent() {
    return inner.persistent();
  }

  @Override
  public boolean isOpen() {
    return inner.isOpen();
  }

  @Override
  public void put(K key, @Nullable V value) {
    inner.put(key, value);
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    return inner.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<K, V>> entries) {
    inner.putAll(entries);
  }

  @Override
  public @Nullable V delete(K key) {
    return inner.delete(key);
  }

  @Override
  public @Nullable V get(K key) {
    return inner.get(key);
  }

  @Override
  public KeyValueIterator<K, V> range(@Nullable K from, @Nullable K to) {
    return inner.range(from, to);
  }

  @Override
  public KeyValueIterator<K, V> reverseRange(@Nullable K from, @Nullable K to) {
    return inner.reverseRange(from, to);
  }

  @Override
  public KeyValueIterator<K, V> all() {
    return inner.all();
  }

  @Override
  public KeyValueIterator<K, V> reverseAll() {
    return inner.reverseAll();
  }

  @Override
  public <PS extends Serializer<P>, P> KeyValueIterator<K, V> prefixScan(P prefix, PS serializer) {
    return inner.prefixScan(prefix, serializer);
  }

  @Override
  public long approximateNumEntries() {
    return inner.approximateNumEntries();
  }
}
