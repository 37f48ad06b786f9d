package dev.screener.simulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that holds its entries in memory as they were put, so that none is ever encoded, decoded
 * or copied. What was put must not be changed afterwards: the desks' records have no setters, and
 * their bytes are read through duplicates. Keys come in the order of their characters, which for
 * ids is that of their bytes.
 */
final class HeldStore<V> implements KeyValueStore<String, V> {

  private final String name;

  // A desk may delete what it goes through, and sees the rest of it all the same.
  private final ConcurrentNavigableMap<String, V> entries = new ConcurrentSkipListMap<>();
  private boolean open;

  HeldStore(String name) {
    this.name = name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    // The state is dropped after the run, so nobody will ever ask up to where it was safe.
  }

  @Override
  public void close() {
    open = false;
    entries.clear();
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void put(String key, @Nullable V value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public @Nullable V putIfAbsent(String key, V value) {
    return entries.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<String, V>> added) {
    added.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public @Nullable V delete(String key) {
    return entries.remove(key);
  }

  @Override
  public @Nullable V get(String key) {
    return entries.get(key);
  }

  @Override
  public KeyValueIterator<String, V> range(@Nullable String from, @Nullable String to) {
    return new Entries<>(between(from, to));
  }

  @Override
  public KeyValueIterator<String, V> reverseRange(@Nullable String from, @Nullable String to) {
    return new Entries<>(between(from, to).descendingMap());
  }

  @Override
  public KeyValueIterator<String, V> all() {
    return new Entries<>(entries);
  }

  @Override
  public KeyValueIterator<String, V> reverseAll() {
    return new Entries<>(entries.descendingMap());
  }

  @Override
  public <PS extends Serializer<P>, P> KeyValueIterator<String, V> prefixScan(
      P prefix, PS serializer) {
    String begin = new String(Objects.requireNonNull(serializer.serialize(name, prefix)), UTF_8);
    return range(begin, begin + Character.MAX_VALUE);
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  private ConcurrentNavigableMap<String, V> between(@Nullable String from, @Nullable String to) {
    if (from == null) {
      return to == null ? entries : entries.headMap(to, true);
    }
    if (to == null) {
      return entries.tailMap(from, true);
    }
    return from.compareTo(to) > 0
        ? new ConcurrentSkipListMap<>()
        : entries.subMap(from, true, to, true);
  }

  private static final class Entries<V> implements KeyValueIterator<String, V> {
    private final Iterator<Map.Entry<String, V>> rest;
    private @Nullable KeyValue<String, V> peeked;

    Entries(Map<String, V> entries) {
      rest = entries.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
      return peeked != null || rest.hasNext();
    }

    @Override
    public KeyValue<String, V> next() {
      KeyValue<String, V> next = peeked == null ? read() : peeked;
      peeked = null;
      return next;
    }

    @Override
    public String peekNextKey() {
      if (peeked == null) {
        peeked = read();
      }
      return peeked.key;
    }

    private KeyValue<String, V> read() {
      Map.Entry<String, V> entry = rest.next();
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
