package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.scoring.HeadModel;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ScoringModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which model scores a submission is told by its time alone. */
class PublishedModelsTest {

  private static final String BUILT_IN = new ReviewScorer().modelVersion();

  @TempDir Path state;
  private Line line;

  @BeforeEach
  void start() {
    line = new Line(state);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  private static ScoringModel model(String name) {
    return ScoringModel.untrained().named(name);
  }

  @Test
  void aSubmissionIsScoredByTheModelOfItsTimestamp() {
    // Given
    line.publish(model("ours/1"));

    // When
    line.after(Duration.ofMillis(4_999)).submit(review("r1"));
    line.after(Duration.ofMillis(1)).submit(review("r2").by("bob"));
    line.at(Line.START).submit(review("r3").by("cid"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getModelVersion)
        .containsExactly(BUILT_IN, "signals-2+ours/1", BUILT_IN);
  }

  @Test
  void ofTwoModelsTheOneReadsThatTookEffectLast() {
    // Given
    line.publish(model("ours/2")).publish(model("ours/1"), "ours/1", Line.START);

    // When
    line.submit(review("r1")).after(Duration.ofMinutes(1)).submit(review("r2").by("bob"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getModelVersion)
        .containsExactly("signals-2+ours/1", "signals-2+ours/2");
  }

  @Test
  void whatIsNoModelLeavesTheModelsAsTheyAre() {
    // Given
    line.publish(model("ours/1"));
    byte[] sound = ModelFile.zipped(model("ours/2"));

    // When
    line.publishModel("ours/2", "no Avro at all".getBytes(StandardCharsets.UTF_8))
        .publishModel("ours/3", new byte[0])
        .publishModel("ours/4", Arrays.copyOf(sound, sound.length / 2))
        // Called otherwise than its key.
        .publish(model("theirs/1"), "ours/5", Line.START)
        // Sound in every byte, and yet no text can be looked up in it.
        .publish(withOneSlot("ours/6"), "ours/6", Line.START)
        .after(Duration.ofMinutes(1))
        .submit(review("r1"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getModelVersion)
        .containsExactly("signals-2+ours/1");
  }

  @Test
  void aModelThatIsTakenBackReadsNoMore() {
    // Given
    line.publish(model("ours/1")).publishModel("ours/1", null);

    // When
    line.after(Duration.ofMinutes(1)).submit(review("r1"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getModelVersion)
        .containsExactly(BUILT_IN);
  }

  private static ScoringModel withOneSlot(String name) {
    ScoringModel untrained = ScoringModel.untrained();
    HeadModel[] heads = IntStream.range(0, 7).mapToObj(untrained::head).toArray(HeadModel[]::new);
    return new ScoringModel(name, "", heads, new long[1]);
  }
}
