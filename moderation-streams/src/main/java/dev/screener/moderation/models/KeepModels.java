package dev.screener.moderation.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serdes;
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
 * Reads moderation.models on every instance. It takes bytes and does not throw on what they say:
 * what cannot be read, bears another name than its key, or fails on a text keeps the models as they
 * are, and alerts.
 */
public final class KeepModels implements ProcessorSupplier<byte[], byte[], Void, Void> {

  private static final String STORE = "models";
  private static final Logger LOG = LoggerFactory.getLogger(KeepModels.class);

  // What reaches the whole table and each script group: a model that cannot read this reads
  // nothing.
  private static final String[] TRIALS = {
    "", "Great fun, see www.example.org!", "Хороший фильм", "영화", "一部好电影", "qwkjhx zzzq"
  };

  private final AvroSerde<PublishedModel> serde;
  private final ModelTimeline timeline;
  private final ModerationMeters meters;

  public KeepModels(WriterSchemas writerSchemas, ModelTimeline timeline, ModerationMeters meters) {
    this.serde = AvroSerde.of(PublishedModel.class, writerSchemas);
    this.timeline = timeline;
    this.meters = meters;
  }

  /**
   * In memory, on every instance: name/version to the ms from which it is in effect, 8 bytes; an
   * entry goes with a tombstone. The models themselves lie in the timeline, which bounds them.
   */
  public static StoreBuilder<KeyValueStore<String, Long>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long())
        .withCachingDisabled()
        .withLoggingDisabled();
  }

  @Override
  public Processor<byte[], byte[], Void, Void> get() {
    return new Keeper();
  }

  private final class Keeper implements Processor<byte[], byte[], Void, Void> {
    private KeyValueStore<String, Long> models;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      models = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      String version = record.key() == null ? "" : new String(record.key(), UTF_8);
      try {
        keep(version, record.value());
      } catch (SchemaUnavailableException away) {
        // The record is not to blame, and passed over it would not come again.
        throw away;
      } catch (IOException | RuntimeException unusable) {
        meters.modelUnusable();
        LOG.error(
            "event=model-refused version={} why={}: {}",
            version,
            unusable.getClass().getSimpleName(),
            unusable.getMessage());
      }
    }

    private void keep(String version, byte @Nullable [] value) throws IOException {
      PublishedModel published = serde.decode(value);
      if (published == null) {
        models.delete(version);
        timeline.remove(version);
        return;
      }
      ReviewScorer scorer = tried(read(published.getModel(), version));
      models.put(version, published.getEffectiveFrom().toEpochMilli());
      timeline
          .put(
              new ModelTimeline.Version(
                  version,
                  scorer,
                  published.getEffectiveFrom(),
                  published.getPublishedAt(),
                  published.getCard()))
          .ifPresent(
              dropped ->
                  LOG.info(
                      "event=model-dropped version={} effectiveFrom={}",
                      dropped.version(),
                      dropped.effectiveFrom()));
      LOG.info(
          "event=model-known version={} effectiveFrom={}", version, published.getEffectiveFrom());
    }
  }

  private static ScoringModel read(ByteBuffer zipped, String version) throws IOException {
    byte[] bytes = new byte[zipped.remaining()];
    zipped.duplicate().get(bytes);
    ScoringModel model = ModelFile.read(new ByteArrayInputStream(bytes));
    if (!model.name().equals(version)) {
      throw new IOException("the model is called " + model.name());
    }
    return model;
  }

  /** A damaged table would otherwise be found out by the first review that reaches it. */
  private static ReviewScorer tried(ScoringModel model) throws IOException {
    ReviewScorer scorer = new ReviewScorer(model);
    try {
      for (String text : TRIALS) {
        scorer.score(new ReviewText(null, text, null));
      }
    } catch (RuntimeException damaged) {
      throw new IOException("the model fails on a text, so it is damaged: train it anew", damaged);
    }
    return scorer;
  }
}
