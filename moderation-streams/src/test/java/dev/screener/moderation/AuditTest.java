package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.rejection;
import static dev.screener.moderation.Said.undo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.QueuedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the policy's verdicts is labelled blindly. */
class AuditTest {

  @TempDir Path state;
  private Line line;

  @BeforeEach
  void start() {
    line = new Line(state, Map.of("AUDIT_KEY", "000102030405060708090a0b0c0d0e0f"));
  }

  @AfterEach
  void stop() {
    line.close();
  }

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }

  @Test
  void aSampleIsQueuedBlindlyAndALabelSettlesAndCountsIt() {
    // Given
    int reviews = 6_000;
    for (int i = 0; i < reviews; i++) {
      line.after(Duration.ofSeconds(1)).submit(review("r" + i).by("author-" + i).rated(1 + i % 10));
    }
    List<TestRecord<String, QueuedJob>> picked = line.queue();
    line.waitFor(Duration.ofSeconds(2)).stats();

    // When
    QueuedJob job = picked.get(0).value();
    line.decide(
        rejection("d1", "moderator-1")
            .setReviewId(job.getReviewId())
            .setEffect(DecisionEffect.LABEL));
    line.waitFor(Duration.ofSeconds(2));

    // Then: one of a thousand, within four standard deviations.
    assertThat(picked.size()).isBetween(1, 16);
    assertThat(picked).allSatisfy(one -> assertThat(one.value().getLane()).isEqualTo(Lane.AUDIT));
    assertThat(job.getReasons()).isEmpty();
    assertThat(job.getSignals()).isEmpty();
    assertThat(job.getPolicyVersion()).isEmpty();
    assertThat(last(line.queue()).value()).isNull();
    ModerationStats stats = last(line.stats());
    assertThat(stats.getAudits()).containsEntry("APPROVED/REJECT", 1L);
    assertThat(stats.getMissed().getLabelled()).isEqualTo(1);
    assertThat(stats.getMissed().getShare()).isEqualTo(1.0);
    assertThat(stats.getMissed().getLow()).isBetween(0.2, 0.21);
  }

  @Test
  void aDecisionAndItsUndoingLeaveTheSampleAsItWas() {
    // Given
    String picked = null;
    for (int i = 0; picked == null; i++) {
      line.after(Duration.ofSeconds(1)).submit(review("r" + i).by("author-" + i).rated(1 + i % 10));
      picked = line.queue().stream().findFirst().map(job -> job.value().getReviewId()).orElse(null);
    }

    // When
    line.decide(rejection("d1", "m").setReviewId(picked))
        .decide(undo("d2", "d1").setReviewId(picked));

    // Then
    assertThat(last(line.queue()).value().getLane()).isEqualTo(Lane.AUDIT);
  }
}
