package dev.screener.simulator.run;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/**
 * Puts a {@link HeldStore} in the place of each store: a driven topology has no use for changelogs,
 * which the driver would gather in memory, nor for what is on disk, which it orders to be flushed
 * after each record. Set by the Streams setting {@code processor.wrapper.class}.
 */
public final class HeldStores implements ProcessorWrapper {

  // Processors that share a store must go on naming the same builder.
  private final IdentityHashMap<StoreBuilder<?>, StoreBuilder<?>> builders =
      new IdentityHashMap<>();

  @Override
  public <KIn, VIn, KOut, VOut>
      WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
          String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
    return new WrappedProcessorSupplier<>() {
      @Override
      public Processor<KIn, VIn, KOut, VOut> get() {
        return supplier.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return held(supplier.stores());
      }
    };
  }

  @Override
  public <KIn, VIn, VOut>
      WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
          String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
    return ProcessorWrapper.asWrappedFixedKey(supplier);
  }

  // Kafka's way of saying that a processor brings no store of its own.
  @SuppressWarnings("NullAway")
  private Set<StoreBuilder<?>> held(Set<StoreBuilder<?>> stores) {
    if (stores == null) {
      return null;
    }
    Set<StoreBuilder<?>> wrapped = new LinkedHashSet<>();
    stores.forEach(store -> wrapped.add(builders.computeIfAbsent(store, Builder::new)));
    return wrapped;
  }

  private static final class Builder<T extends StateStore> implements StoreBuilder<StateStore> {
    private final StoreBuilder<T> inner;

    Builder(StoreBuilder<T> inner) {
      this.inner = inner;
      inner.withLoggingDisabled();
    }

    @Override
    public StateStore build() {
      return held(inner.build());
    }

    private static StateStore held(StateStore store) {
      return store instanceof KeyValueStore<?, ?>
              && !(store instanceof TimestampedKeyValueStore<?, ?>)
          ? new HeldStore<Object>(store.name())
          : store;
    }

    @Override
    public StoreBuilder<StateStore> withCachingEnabled() {
      inner.withCachingEnabled();
      return this;
    }

    @Override
    public StoreBuilder<StateStore> withCachingDisabled() {
      inner.withCachingDisabled();
      return this;
    }

    @Override
    public StoreBuilder<StateStore> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<StateStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public String name() {
      return inner.name();
    }
  }
}
