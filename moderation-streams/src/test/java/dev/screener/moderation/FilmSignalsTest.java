package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.screener.contracts.event.Film;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author desk tells of a text beside the catalogue and the rating. */
class FilmSignalsTest {

  private static final String SYNOPSIS =
      "A lighthouse keeper on a remote island hides a wounded smuggler from the coast guard. When the storm"
          + " cuts the cable to the mainland, the two of them have to trust each other through the winter.";
  private static final String ABOUT =
      "The keeper and the smuggler on that island: Lindqvist is brilliant in the storm";

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

  private static Film film(String synopsis) {
    return Film.newBuilder()
        .setFilmId("harbour")
        .setTitle("The Silent Harbour")
        .setPeople(List.of("Ada Lindqvist"))
        .setSynopsis(synopsis)
        .setUpdatedAt(Instant.EPOCH)
        .build();
  }

  @Test
  void aReviewOfAKnownFilmTellsHowMuchItIsAboutIt() {
    // Given
    line.learn(film(SYNOPSIS));

    // When
    line.submit(review("r1").of("harbour").saying(ABOUT));

    // Then
    Map<String, Float> signals = line.newestSignals();
    assertThat(signals).containsEntry("content.filmNames", 1f);
    assertThat(signals.get("content.filmWords")).isGreaterThanOrEqualTo(4);
    assertThat(signals.get("content.filmOverlap")).isBetween(0.4f, 1f);
  }

  @Test
  void aFilmThatTheCatalogueDoesNotKnowIsNotMeasured() {
    // Given
    line.learn(film(SYNOPSIS));

    // When
    line.submit(review("r1").of("another").saying(ABOUT));

    // Then
    assertThat(line.newestSignals())
        .containsKey("content.words")
        .doesNotContainKeys("content.filmNames", "content.filmWords", "content.filmOverlap");
  }

  @Test
  void aCatalogueThatLearnsMoreChangesNoVerdictOfBefore() {
    // Given
    line.submit(review("r1").of("harbour").saying(ABOUT));
    Map<String, Float> before = line.newestSignals();

    // When
    line.learn(film(SYNOPSIS));
    boolean judgedAgain = !line.verdicts().isEmpty();
    line.submit(review("r2").by("bo").of("harbour").saying(ABOUT));

    // Then
    assertThat(judgedAgain).isFalse();
    assertThat(before).doesNotContainKey("content.filmNames");
    assertThat(line.newestSignals()).containsKey("content.filmNames");
  }

  @Test
  void aSynopsisOfAHundredKilobytesWithoutAWordIsHarmless() {
    // Given
    line.learn(film("\uD83D\u200B.".repeat(33_000)));

    // When
    line.submit(review("r1").of("harbour").saying(ABOUT));

    // Then
    assertThat(line.newestSignals())
        .containsEntry("content.filmNames", 1f)
        .doesNotContainKeys("content.filmWords", "content.filmOverlap");
  }

  @Test
  void praiseUnderALowRatingIsAMismatch() {
    // When
    line.submit(
        review("r1")
            .of("harbour")
            .rated(1)
            .saying("A brilliant, moving masterpiece with wonderful and superb acting"));
    Map<String, Float> praise = line.newestSignals();
    line.submit(review("r2").of("other").rated(null).saying(ABOUT));

    // Then
    assertThat(praise.get("review.sentimentMismatch"))
        .isCloseTo(praise.get("content.sentiment"), within(1e-6f))
        .isGreaterThan(0.9f);
    assertThat(line.newestSignals())
        .containsKey("content.sentiment")
        .doesNotContainKey("review.sentimentMismatch");
  }
}
