package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReviewScorerProperties {

  private static final int TEXTS = 20_000;

  @Test
  void anyTextIsScoredWithoutThrowingAndWithinItsRange() {
    ReviewScorer scorer = new ReviewScorer();
    Random random = new Random(20260101);

    for (int i = 0; i < TEXTS; i++) {
      String title = random.nextInt(3) == 0 ? RandomText.of(random, 20) : null;
      String text = RandomText.of(random, 200);

      ContentScores scores = scorer.score(new ReviewText(title, text, null));

      scores.forEach(
          (signal, value) -> {
            switch (signal.kind()) {
              case FLAG -> assertThat(value).as(signal.key()).isIn(0f, 1f);
              case SHARE, PROBABILITY -> assertThat(value).as(signal.key()).isBetween(0f, 1f);
              case COUNT ->
                  assertThat(value).as(signal.key()).isNotNegative().isEqualTo((int) value);
              case NUMBER -> assertThat(value).as(signal.key()).isNotNegative().isFinite();
            }
          });
    }
  }

  @Test
  void scoresDoNotDependOnTheScorerItsPastOrTheLocale() {
    Random random = new Random(7);
    List<ReviewText> texts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      texts.add(new ReviewText(null, RandomText.of(random, 300), null));
    }
    List<String> first = describe(new ReviewScorer(), texts);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      ReviewScorer used = new ReviewScorer();
      used.score(new ReviewText("a".repeat(200_000), "b c ".repeat(50_000), "en"));

      assertThat(describe(used, texts)).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> describe(ReviewScorer scorer, List<ReviewText> texts) {
    return texts.stream().map(text -> describe(scorer.score(text))).toList();
  }

  private static String describe(ContentScores scores) {
    StringBuilder line = new StringBuilder(Long.toHexString(scores.textFingerprint()));
    scores.forEach(
        (signal, value) ->
            line.append(' ').append(signal.id()).append(':').append(Float.floatToIntBits(value)));
    return line.toString();
  }
}
