package dev.screener.moderation.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelTimelineTest {

  private static final String BUILT_IN = new ReviewScorer().modelVersion();

  private final ModelTimeline timeline = ModelTimeline.builtIn();

  private static ModelTimeline.Version version(int number, long effectiveFrom) {
    ScoringModel model = ScoringModel.untrained().named("ours/" + number);
    Instant from = Instant.ofEpochMilli(effectiveFrom);
    return new ModelTimeline.Version(model.name(), new ReviewScorer(model), from, from, "");
  }

  private String at(long time) {
    return timeline.inForceAt(time).modelVersion();
  }

  @Test
  void theBuiltInModelReadsUntilAnotherTakesEffect() {
    timeline.put(version(1, 1_000));

    assertThat(at(999)).isEqualTo(BUILT_IN);
    assertThat(at(1_000)).isEqualTo("signals-2+ours/1");
  }

  @Test
  void ofTwoThatTakeEffectAtOnceTheLaterRecordCounts() {
    timeline.put(version(2, 1_000));
    timeline.put(version(1, 1_000));

    assertThat(at(1_000)).isEqualTo("signals-2+ours/1");
  }

  @Test
  void theOneThatTookEffectFirstGoesForTheNinth() {
    for (int i = 1; i < ModelTimeline.MOST; i++) {
      assertThat(timeline.put(version(i, i * 1_000L))).isEmpty();
    }

    assertThat(timeline.put(version(8, 8_000)))
        .hasValueSatisfying(dropped -> assertThat(dropped.version()).isEqualTo(BUILT_IN));
    assertThat(timeline.put(version(9, 9_000)))
        .hasValueSatisfying(dropped -> assertThat(dropped.version()).isEqualTo("ours/1"));
    assertThat(timeline.all()).hasSize(ModelTimeline.MOST);
    // What is older than all that are kept is read by the oldest of them.
    assertThat(at(0)).isEqualTo("signals-2+ours/2");
    assertThat(at(9_000)).isEqualTo("signals-2+ours/9");
  }

  @Test
  void whichAreKeptDoesNotDependOnTheOrderInWhichTheyCame() {
    List<ModelTimeline.Version> versions = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      versions.add(version(i, i * 1_000L));
    }
    versions.forEach(timeline::put);
    List<ModelTimeline.Version> inOrder = timeline.all();
    Collections.shuffle(versions, new Random(1));
    ModelTimeline other = ModelTimeline.builtIn();

    versions.forEach(other::put);

    assertThat(other.all()).isEqualTo(inOrder);
  }

  @Test
  void theModelThatAVerdictNamesIsFoundWhileItIsKept() {
    timeline.put(version(1, 1_000));

    assertThat(timeline.byModelVersion("signals-2+ours/1")).isPresent();
    assertThat(timeline.byModelVersion(BUILT_IN)).isPresent();
    assertThat(timeline.byModelVersion("signals-2+ours/2")).isEmpty();
  }

  @Test
  void aRemovedOneReadsNoMoreAndTheBuiltInOneStays() {
    timeline.put(version(1, 1_000));

    timeline.remove("ours/1");
    timeline.remove(BUILT_IN);

    assertThat(at(1_000)).isEqualTo(BUILT_IN);
  }
}
