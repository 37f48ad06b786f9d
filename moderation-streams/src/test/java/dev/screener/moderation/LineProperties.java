package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any history of submissions, edits, withdrawals, repeats and hijackings. */
@Tag("properties")
class LineProperties {

  private static final List<String> TEXTS =
      List.of(
          ReviewDraft.HONEST,
          ReviewDraft.ADVERT,
          "Loved it!",
          "asdkjh qwpoei zxmnc qpwoeiruty",
          "A slow film about snow, and I would not have missed a minute of the thaw.",
          ReviewDraft.HONEST + " See www.my-film-blog.example");

  @TempDir Path state;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySubmissionIsAnsweredOnceAndTheTopicsAgreeWithTheVerdicts(long seed) {
    // Given
    List<ReviewDraft> history = history(new Random(seed), 400);

    try (Line line = new Line(state)) {
      // When
      history.forEach(draft -> line.after(Duration.ofSeconds(20)).submit(draft));

      // Then
      List<ReviewVerdict> verdicts = line.verdicts();
      Set<String> answered = new HashSet<>();
      Map<String, Outcome> standing = new HashMap<>();
      Map<String, Integer> revisions = new HashMap<>();
      for (ReviewVerdict verdict : verdicts) {
        assertThat(answered.add(verdict.getSubmissionId()))
            .as("answered once: %s", verdict.getSubmissionId())
            .isTrue();
        String key = verdict.getFilmId() + "/" + verdict.getReviewId();
        if (verdict.getOutcome() != Outcome.REFUSED) {
          assertThat(verdict.getRevision()).isGreaterThanOrEqualTo(revisions.getOrDefault(key, 0));
          assertThat(verdict.getPreviousOutcome()).isEqualTo(standing.get(key));
          revisions.put(key, verdict.getRevision());
          standing.put(key, verdict.getOutcome());
        }
      }
      Set<String> submitted = new HashSet<>();
      history.forEach(draft -> submitted.add(draft.submissionId()));
      assertThat(answered).isEqualTo(submitted);
      assertThat(keysLeft(line.approved())).isEqualTo(keysWith(standing, Outcome.APPROVED));
      assertThat(jobsLeft(line.queue())).isEqualTo(keysWith(standing, Outcome.HELD));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void replayingTheSameSubmissionsGivesTheSameBytes(long seed) {
    // Given
    List<ReviewDraft> history = history(new Random(seed), 200);

    // When
    List<TestRecord<byte[], byte[]>> first = replay(history, "first");
    List<TestRecord<byte[], byte[]>> second = replay(history, "second");

    // Then
    assertThat(second).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).key()).isEqualTo(first.get(i).key());
      assertThat(second.get(i).value()).isEqualTo(first.get(i).value());
    }
  }

  private List<TestRecord<byte[], byte[]>> replay(List<ReviewDraft> history, String name) {
    try (Line line = new Line(state.resolve(name))) {
      history.forEach(draft -> line.after(Duration.ofSeconds(20)).submit(draft));
      return line.rawVerdicts();
    }
  }

  private static List<ReviewDraft> history(Random random, int length) {
    List<ReviewDraft> history = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      boolean repeat = !history.isEmpty() && random.nextInt(6) == 0;
      history.add(
          repeat
              ? history.get(Math.max(0, history.size() - 1 - random.nextInt(3)))
              : draft(random, "s" + i));
    }
    return history;
  }

  private static ReviewDraft draft(Random random, String submissionId) {
    ReviewDraft draft =
        review("r" + random.nextInt(12))
            .by("author-" + random.nextInt(3))
            .of("film-" + random.nextInt(2))
            .saying(TEXTS.get(random.nextInt(TEXTS.size())))
            .rated(random.nextBoolean() ? 1 + random.nextInt(10) : null);
    return switch (random.nextInt(5)) {
      case 0, 1 -> draft.as(submissionId);
      case 2 -> draft.edited(submissionId);
      case 3 -> draft.edited(submissionId).expecting(1 + random.nextInt(3));
      default -> draft.withdrawn(submissionId);
    };
  }

  private static Set<String> keysWith(Map<String, Outcome> standing, Outcome outcome) {
    Set<String> keys = new HashSet<>();
    standing.forEach(
        (key, stands) -> {
          if (stands == outcome) {
            keys.add(key);
          }
        });
    return keys;
  }

  private static Set<String> keysLeft(List<TestRecord<String, ApprovedReview>> records) {
    Set<String> keys = new HashSet<>();
    records.forEach(
        record -> {
          if (record.value() == null) {
            assertThat(keys.remove(record.key())).as("a tombstone has a record before it").isTrue();
          } else {
            keys.add(record.key());
          }
        });
    return keys;
  }

  private static Set<String> jobsLeft(List<TestRecord<String, QueuedJob>> records) {
    Set<String> keys = new HashSet<>();
    records.forEach(
        record -> {
          if (record.value() == null) {
            keys.remove(record.key());
          } else {
            keys.add(record.key());
          }
        });
    return keys;
  }
}
