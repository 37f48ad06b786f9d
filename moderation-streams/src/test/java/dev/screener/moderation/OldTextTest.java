package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.approval;
import static dev.screener.moderation.Said.rejection;
import static dev.screener.moderation.Said.undo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site may let the old text stay until the edit is approved. */
class OldTextTest {

  @TempDir Path state;
  private Line line;

  @BeforeEach
  void start() {
    line = new Line(state, Map.of("OLD_TEXT_ON_EDIT", "stays"));
  }

  @AfterEach
  void stop() {
    line.close();
  }

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }

  private static final ReviewDraft EDIT =
      review("r1").edited("s2").saying(HONEST + " More on www.my-film-blog.example");

  @Test
  void theOldTextStaysUntilTheNewOneIsApproved() {
    // Given
    line.submit(review("r1"));
    line.approved();

    // When
    line.submit(EDIT);
    List<TestRecord<String, ApprovedReview>> whileHeld = line.approved();
    line.decide(approval("d1", "moderator-1").setRevision(2));

    // Then
    assertThat(whileHeld).isEmpty();
    assertThat(last(line.approved()).value().getText()).contains("my-film-blog");
  }

  @Test
  void aModeratorsRejectionTakesTheOldTextDownTooAndItsUndoingRestoresIt() {
    // Given
    line.submit(review("r1"));
    ApprovedReview shown = last(line.approved()).value();
    line.submit(EDIT);

    // When
    line.decide(rejection("d1", "moderator-1").setRevision(2));
    ApprovedReview taken = last(line.approved()).value();
    line.decide(undo("d2", "d1").setRevision(2));

    // Then
    assertThat(taken).isNull();
    assertThat(last(line.approved()).value()).isEqualTo(shown);
  }

  @Test
  void undoingTheApprovalOfAnEditBringsTheOldTextBack() {
    // Given
    line.submit(review("r1"));
    ApprovedReview shown = last(line.approved()).value();
    line.submit(EDIT).decide(approval("d1", "moderator-1").setRevision(2));

    // When
    line.decide(undo("d2", "d1").setRevision(2));

    // Then
    assertThat(last(line.approved()).value()).isEqualTo(shown);
  }

  @Test
  void aDecisionOnTheOldTextThatComesLateTakesItDown() {
    // Given
    line.submit(review("r1")).submit(EDIT);
    line.approved();

    // When
    line.decide(rejection("d1", "moderator-1"));

    // Then
    assertThat(last(line.approved()).value()).isNull();
  }

  @Test
  void anEditTakesTheOldTextDownUnlessTheSiteAsksOtherwise(@TempDir Path other) {
    try (Line leaves = new Line(other)) {
      // Given
      leaves.submit(review("r1"));

      // When
      leaves.submit(EDIT);

      // Then
      assertThat(last(leaves.approved()).value()).isNull();
    }
  }
}
