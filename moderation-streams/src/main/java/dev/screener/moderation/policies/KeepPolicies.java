package dev.screener.moderation.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.policy.Compilation;
import dev.screener.policy.PolicyCompiler;
import dev.screener.policy.RulesPolicy;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads moderation.policies on every instance. It takes bytes and does not throw on what they say:
 * what cannot be read or does not compile keeps the policies as they are, and alerts.
 */
public final class KeepPolicies implements ProcessorSupplier<byte[], byte[], Void, Void> {

  private static final String STORE = "policies";
  private static final Logger LOG = LoggerFactory.getLogger(KeepPolicies.class);

  private final AvroSerde<PublishedPolicy> serde;
  private final PolicyTimeline timeline;
  private final ModerationMeters meters;

  public KeepPolicies(
      WriterSchemas writerSchemas, PolicyTimeline timeline, ModerationMeters meters) {
    this.serde = AvroSerde.of(PublishedPolicy.class, writerSchemas);
    this.timeline = timeline;
    this.meters = meters;
  }

  /** In memory, on every instance: name/version to the record; an entry goes with a tombstone. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingDisabled();
  }

  @Override
  public Processor<byte[], byte[], Void, Void> get() {
    return new Keeper();
  }

  private final class Keeper implements Processor<byte[], byte[], Void, Void> {
    private KeyValueStore<Bytes, byte[]> policies;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      policies = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      String version = record.key() == null ? "" : new String(record.key(), UTF_8);
      try {
        keep(version, record.value());
      } catch (SchemaUnavailableException away) {
        // The record is not to blame, and passed over it would not come again.
        throw away;
      } catch (RuntimeException unreadable) {
        meters.policyUnusable();
        LOG.error(
            "event=policy-unreadable version={} error={}",
            version,
            unreadable.getClass().getSimpleName());
      }
    }

    private void keep(String version, byte @Nullable [] value) {
      Bytes key = Bytes.wrap(version.getBytes(UTF_8));
      PublishedPolicy published = serde.decode(value);
      if (published == null) {
        policies.delete(key);
        timeline.remove(version);
        return;
      }
      Compilation compilation =
          PolicyCompiler.compile(
              published.getRules(),
              published.getOverlay(),
              Set.copyOf(published.getSuspendedRules()));
      if (compilation instanceof Compilation.Compiled compiled
          && compiled.policy().version().equals(version)) {
        policies.put(key, value);
        announce(compiled.policy(), published);
      } else {
        meters.policyUnusable();
        LOG.error("event=policy-refused version={} why={}", version, compilation);
      }
    }

    private void announce(RulesPolicy policy, PublishedPolicy published) {
      timeline.put(new PolicyTimeline.Version(policy, published));
      LOG.info(
          "event=policy-known version={} mode={} effectiveFrom={} rejudge={}",
          policy.version(),
          published.getMode(),
          published.getEffectiveFrom(),
          published.getRejudge());
    }
  }
}
