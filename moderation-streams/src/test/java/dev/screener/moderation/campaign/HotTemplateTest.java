package dev.screener.moderation.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.SignalBytes;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.TemplateCluster;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Evidence;
import dev.screener.policy.ReviewSignal;
import dev.screener.scoring.template.Sketch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One template, over and over, at the real desk with its real stores: no repeat costs more than an
 * earlier one did, so a hot template takes its partition no longer than as many different ones.
 * Prints what it measures; {@code -Dhot.repeats=1000000} for a million.
 */
class HotTemplateTest {

  private static final int REPEATS = Integer.getInteger("hot.repeats", 100_000);
  private static final int FIRST_STEP = 1_000;
  private static final float BITS = 18;
  private static final long TEMPLATE = 0x1234_5678_9ABC_DEF0L;
  private static final long LINK = 0x0FED_CBA9_8765_4321L;
  private static final Sketch SKETCH = new Sketch(0x1234567890ABCDEFL, 0x0F1E2D3C4B5A6978L);

  @TempDir Path directory;

  enum Kind {
    /** What many people say, who have said other things before. */
    COMMONPLACE(5, TEMPLATE),
    /** The same by accounts that write once. */
    SWARM(0, TEMPLATE),
    /** A swarm under one of its further keys. */
    SWARM_UNDER_A_LINK(0, LINK);

    private final int stood;
    private final long key;

    Kind(int stood, long key) {
      this.stood = stood;
      this.key = key;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noRepeatCostsMoreThanAnEarlierOne(Kind kind) {
    Desk desk = new Desk(directory);
    // Given: the code is warm
    desk.take(kind, 20_000, 1);
    List<Double> micros = new ArrayList<>();
    List<Integer> bytes = new ArrayList<>();

    // When
    int taken = 0;
    for (int until = FIRST_STEP; until <= REPEATS; until *= 10) {
      long begun = cpu();
      desk.take(kind, until - taken, 2);
      micros.add((cpu() - begun) / 1_000.0 / (until - taken));
      bytes.add(desk.stored(kind, 2));
      taken = until;
    }

    // Then
    System.out.printf(
        Locale.ROOT,
        "[hot template] %s, CPU-µs a review and bytes stored, by tens from %d to %d: %s %s%n",
        kind,
        FIRST_STEP,
        taken,
        micros.stream().map(one -> String.format(Locale.ROOT, "%.1f", one)).toList(),
        bytes);
    assertThat(bytes.get(bytes.size() - 1)).isLessThan(2_000);
    assertThat(bytes.get(bytes.size() - 1)).isLessThan(bytes.get(0) + 100);
    double dearest = Collections.max(micros.subList(0, micros.size() - 1));
    assertThat(micros.get(micros.size() - 1)).isLessThan(3 * dearest);
  }

  @Test
  void aTemplateThatIsWrittenOnceTakesLittleRoom() {
    Desk desk = new Desk(directory);

    desk.take(Kind.SWARM, 1, 1);

    assertThat(desk.stored(Kind.SWARM, 1)).isLessThan(120);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static final class Desk {
    private final MockProcessorContext<String, Passage> context;
    private final Processor<String, ScreenedReview, String, Passage> desk;
    private final KeyValueStore<String, TemplateCluster> clusters;
    private int author;

    Desk(Path directory) {
      context =
          new MockProcessorContext<>(properties(directory), new TaskId(0, 0), directory.toFile());
      CampaignStores stores = new CampaignStores(WriterSchemas.none());
      for (StoreBuilder<?> builder : stores.ofDesk()) {
        StateStore store = builder.withLoggingDisabled().build();
        context.addStateStore(store);
        store.init(context.getStateStoreContext(), store);
      }
      clusters = context.getStateStore(CampaignStores.TEMPLATE_CLUSTERS);
      desk = new CompareReviews(stores, 12, new ModerationMeters(new SimpleMeterRegistry())).get();
      desk.init(context);
    }

    void take(Kind kind, int count, int which) {
      for (int i = 0; i < count; i++) {
        int n = author++;
        desk.process(
            new Record<>(
                ClusterKeys.member(kind.key + which, "film-" + n % 5_000 + "/review-" + n),
                review(kind, which, n),
                Members.START + n * 500L));
        context.resetForwards();
      }
    }

    int stored(Kind kind, int which) {
      TemplateCluster cluster = clusters.get(ClusterKeys.written(kind.key + which));
      return cluster.getMembers().remaining()
          + cluster.getTallies().remaining()
          + cluster.getSketches().remaining();
    }

    private static ScreenedReview review(Kind kind, int which, int n) {
      ByteBuffer sketch = ByteBuffer.allocate(Sketch.BYTES);
      SKETCH.write(sketch);
      return ScreenedReview.newBuilder()
          .setSubmission(ByteBuffer.allocate(300))
          .setRevision(1)
          .setFirstSubmittedAt(Members.START)
          .setSignals(
              SignalBytes.write(
                  Evidence.builder()
                      .put(ReviewSignal.RATING, 10)
                      .put(AuthorSignal.STOOD_REVIEWS, kind.stood)
                      .build()))
          .setAuthorHash(n * 0x9E3779B97F4A7C15L)
          .setFirstOfAuthor(kind.stood == 0)
          .setTemplate(TEMPLATE + which)
          .setSketch(sketch.flip())
          .setBits(BITS)
          .build();
    }

    private static Properties properties(Path directory) {
      Properties properties = new Properties();
      properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "hot-template");
      properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
      properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
      return properties;
    }
  }
}
