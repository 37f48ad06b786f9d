package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Fuzzing; the profile {@code nightly} makes it ten million texts instead of 200,000. */
class HostileTextProperties {

  private static final int TEXTS = Integer.getInteger("screener.fuzz.texts", 200_000);
  private static final int LONGEST = 160;

  @Test
  void noTextOfAnyPlaneMakesTheScorerThrowOrAnswerOutOfRange() {
    ReviewScorer scorer = new ReviewScorer();
    Random random = new Random();
    for (int seed = 0; seed < TEXTS; seed++) {
      // A seed for each, so that one that fails can be made again by itself.
      random.setSeed(seed);
      String title = seed % 4 == 0 ? RandomText.of(random, LONGEST / 8) : null;
      ReviewText review = new ReviewText(title, RandomText.of(random, LONGEST), null);

      String wrong = outOfRange(scorer, review);

      assertThat(wrong).as("text of seed %d", seed).isEmpty();
    }
  }

  private static String outOfRange(ReviewScorer scorer, ReviewText review) {
    StringJoiner wrong = new StringJoiner(", ");
    try {
      scorer
          .score(review)
          .forEach(
              (signal, value) -> {
                if (!isInRange(signal.kind(), value)) {
                  wrong.add(signal.key() + " " + value);
                }
              });
    } catch (RuntimeException e) {
      wrong.add(e.toString());
    }
    return wrong.toString();
  }

  private static boolean isInRange(Signal.Kind kind, float value) {
    return switch (kind) {
      case FLAG -> value == 0 || value == 1;
      case SHARE, PROBABILITY -> value >= 0 && value <= 1;
      case COUNT -> value >= 0 && value == (int) value;
      case NUMBER -> value >= 0 && value < Float.POSITIVE_INFINITY;
    };
  }
}
