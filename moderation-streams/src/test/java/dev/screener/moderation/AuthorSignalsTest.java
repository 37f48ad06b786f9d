package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author desk tells of an author's pace and habits. */
class AuthorSignalsTest {

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

  @Test
  void filmsOfTheLastHourSlideWithEventTime() {
    // Given
    line.submit(review("r1").of("f1"));
    line.after(Duration.ofMinutes(50)).submit(review("r2").of("f2"));

    // When
    line.after(Duration.ofMinutes(20)).submit(review("r3").of("f3"));

    // Then
    assertThat(line.newestSignals())
        .containsEntry("author.filmsLastHour", 2f)
        .containsEntry("author.filmsLastDay", 3f);
  }

  @Test
  void aStreakOfOneRatingIsCountedUntilAnotherIsGiven() {
    // Given
    line.submit(review("r1").of("f1").rated(1));
    line.submit(review("r2").of("f2").rated(1));
    line.submit(review("r3").of("f3").rated(null));
    line.submit(review("r4").of("f4").rated(1));
    float streak = line.newestSignals().get("author.ratingStreak");

    // When
    line.submit(review("r5").of("f5").rated(7));

    // Then
    assertThat(streak).isEqualTo(3);
    assertThat(line.newestSignals()).containsEntry("author.ratingStreak", 1f);
  }

  @Test
  void anEditIsNoPartOfAStreak() {
    // Given
    line.submit(review("r1").of("f1").rated(1));

    // When
    line.submit(review("r1").of("f1").rated(1).edited("edit"));

    // Then
    assertThat(line.newestSignals()).containsEntry("author.ratingStreak", 1f);
  }

  @Test
  void theFirstReviewIsToldAndNoLaterOne() {
    // When
    line.submit(review("r1").of("f1"));
    float first = line.newestSignals().get("author.firstReview");
    line.submit(review("r2").of("f2"));

    // Then
    assertThat(first).isEqualTo(1);
    assertThat(line.newestSignals()).containsEntry("author.firstReview", 0f);
  }
}
