package dev.screener.scoring.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.training.SentimentTraining.Rated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentTrainingTest {

  @Test
  void whatIsSaidUnderHighRatingsPraises() {
    List<String> lines = new SentimentTraining(1).learn(reviews());

    assertThat(weightOf("최고", lines)).isPositive();
    assertThat(weightOf("최악", lines)).isNegative();
  }

  @Test
  void theSameReviewsAndSeedGiveTheSameLines() {
    assertThat(new SentimentTraining(1).learn(reviews()))
        .isEqualTo(new SentimentTraining(1).learn(reviews()));
  }

  @Test
  void withoutReviewsThereAreNoWeights() {
    assertThat(new SentimentTraining(1).learn(List.of())).isEmpty();
  }

  private static List<Rated> reviews() {
    List<Rated> reviews = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      reviews.add(new Rated("정말 최고 영화 " + i, 10));
      reviews.add(new Rated("정말 최악 영화 " + i, 1));
      reviews.add(new Rated("정말 그냥 영화 " + i, 6));
    }
    return reviews;
  }

  private static float weightOf(String pair, List<String> lines) {
    for (String line : lines) {
      List<String> parts = List.of(line.split(" ", -1));
      if (parts.subList(1, parts.size()).contains(pair)) {
        return Float.parseFloat(parts.get(0));
      }
    }
    return 0;
  }
}
