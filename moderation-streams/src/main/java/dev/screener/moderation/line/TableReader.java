package dev.screener.moderation.line;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Table}, also from outside the stream. */
public class TableReader<V> implements ReadOnlyKeyValueStore<String, V> {

  private static final StringSerializer STRINGS = new StringSerializer();

  private final ReadOnlyKeyValueStore<String, Object> store;
  private final char letter;

  /**
   * @param store as {@link DeskStore} makes it
   * @param letter with which the table's keys begin there
   */
  public TableReader(ReadOnlyKeyValueStore<String, Object> store, char letter) {
    this.store = store;
    this.letter = letter;
  }

  final String in(String key) {
    return letter + key;
  }

  // Under its letter a store has entries of one type alone.
  @SuppressWarnings("unchecked")
  final @Nullable V typed(@Nullable Object value) {
    return (V) value;
  }

  @Override
  public final @Nullable V get(String key) {
    return typed(store.get(in(key)));
  }

  @Override
  public final KeyValueIterator<String, V> range(@Nullable String from, @Nullable String to) {
    return new Entries(store.range(first(from), last(to)));
  }

  @Override
  public final KeyValueIterator<String, V> reverseRange(
      @Nullable String from, @Nullable String to) {
    return new Entries(store.reverseRange(first(from), last(to)));
  }

  @Override
  public final KeyValueIterator<String, V> all() {
    return range(null, null);
  }

  @Override
  public final KeyValueIterator<String, V> reverseAll() {
    return reverseRange(null, null);
  }

  @Override
  public final <PS extends Serializer<P>, P> KeyValueIterator<String, V> prefixScan(
      P prefix, PS serializer) {
    String written =
        new String(
            serializer.serialize(Character.toString(letter), prefix), StandardCharsets.UTF_8);
    return new Entries(store.prefixScan(in(written), STRINGS));
  }

  /** Of the whole store: nobody counts a table's alone. */
  @Override
  public final long approximateNumEntries() {
    return store.approximateNumEntries();
  }

  private String first(@Nullable String from) {
    return from == null ? Character.toString(letter) : in(from);
  }

  private String last(@Nullable String to) {
    // No id holds the character.
    return to == null ? letter + Character.toString(Character.MAX_VALUE) : in(to);
  }

  private final class Entries implements KeyValueIterator<String, V> {
    private final KeyValueIterator<String, Object> found;

    Entries(KeyValueIterator<String, Object> found) {
      this.found = found;
    }

    @Override
    public boolean hasNext() {
      return found.hasNext();
    }

    @Override
    public KeyValue<String, V> next() {
      KeyValue<String, Object> next = found.next();
      return KeyValue.pair(next.key.substring(1), typed(next.value));
    }

    @Override
    public String peekNextKey() {
      return found.peekNextKey().substring(1);
    }

    @Override
    public void close() {
      found.close();
    }
  }
}
