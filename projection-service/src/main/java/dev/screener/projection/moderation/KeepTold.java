package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a topic tells to a shelf, on every instance, and tells those who listen. Total: what
 * cannot be read is counted and changes nothing, since an exception here would end the thread that
 * feeds all global stores.
 */
final class KeepTold<V extends SpecificRecord>
    implements ProcessorSupplier<byte[], byte[], Void, Void> {

  private static final Logger LOG = LoggerFactory.getLogger(KeepTold.class);

  /** Takes what a record says. */
  interface Shelf<V> {

    /**
     * Takes a record.
     *
     * @param value null for a tombstone
     * @param at the record's timestamp, ms since the epoch
     * @throws IllegalArgumentException when the value is not about the key
     */
    void told(String key, @Nullable V value, long at);
  }

  /** Tells listeners what has changed. */
  interface Teller<V> {

    /**
     * Tells a change.
     *
     * @param value null for a tombstone
     */
    void tell(int partition, long offset, String key, @Nullable V value);
  }

  private final String what;
  private final AvroSerde<V> serde;
  private final Shelf<V> shelf;
  private final Teller<V> teller;
  private final LongAdder garbage;

  /**
   * @param what the topic holds, for the log
   * @param garbage counts what could not be read
   */
  KeepTold(String what, AvroSerde<V> serde, Shelf<V> shelf, Teller<V> teller, LongAdder garbage) {
    this.what = what;
    this.serde = serde;
    this.shelf = shelf;
    this.teller = teller;
    this.garbage = garbage;
  }

  @Override
  public Processor<byte[], byte[], Void, Void> get() {
    return new Keeper();
  }

  private final class Keeper implements Processor<byte[], byte[], Void, Void> {
    private ProcessorContext<Void, Void> context;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      try {
        if (record.key() == null) {
          throw new IllegalArgumentException("no key");
        }
        String key = new String(record.key(), UTF_8);
        V value = serde.decode(record.value());
        shelf.told(key, value, record.timestamp());
        context
            .recordMetadata()
            .ifPresent(place -> teller.tell(place.partition(), place.offset(), key, value));
      } catch (SchemaUnavailableException away) {
        // The record is not to blame, and passed over it would not come again.
        throw away;
      } catch (RuntimeException e) {
        garbage.increment();
        LOG.warn("moderation.unreadable what={} error={}", what, e.getClass().getSimpleName());
      }
    }
  }
}
