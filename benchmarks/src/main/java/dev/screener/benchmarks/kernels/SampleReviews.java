package dev.screener.benchmarks.kernels;

import dev.screener.benchmarks.traffic.ReviewGenerator;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Case;
import dev.screener.policy.Evidence;
import dev.screener.policy.ReviewSignal;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the benchmarks work on: the same at every start. */
final class SampleReviews {

  // Enough that no branch predictor learns them by heart, few enough to stay in the cache.
  private static final int COUNT = 256;
  private static final long SEED = 1;

  private SampleReviews() {}

  /** Texts of exactly so many words. */
  static ReviewText[] texts(int words) {
    ReviewGenerator generator = new ReviewGenerator(SEED, Instant.EPOCH);
    ReviewText[] texts = new ReviewText[COUNT];
    Arrays.setAll(texts, i -> new ReviewText(null, exactly(words, generator.text(words)), "en"));
    return texts;
  }

  /** Cases with the evidence of such texts; every other one is rated. */
  static Case[] cases(int words) {
    ReviewScorer scorer = new ReviewScorer();
    ReviewText[] texts = texts(words);
    Case[] cases = new Case[texts.length];
    Arrays.setAll(
        cases,
        i ->
            new Case(
                "film-" + i,
                "review-" + i,
                1,
                texts[i],
                Evidence.builder()
                    .putAll(scorer.score(texts[i]))
                    .put(ReviewSignal.RATED, i % 2 == 0)
                    .put(AuthorSignal.REVIEWS_LAST_MINUTE, 1)
                    .put(AuthorSignal.REVIEWS_LAST_HOUR, 1)
                    .put(AuthorSignal.REVIEWS_LAST_DAY, 2)
                    .put(AuthorSignal.FILMS_LAST_DAY, 2)
                    .put(AuthorSignal.SAME_TEXT_BEFORE, 0)
                    .put(AuthorSignal.STOOD_REVIEWS, i % 3)
                    .build()));
    return cases;
  }

  private static String exactly(int words, String text) {
    return Arrays.stream(text.split(" ", -1)).limit(words).collect(Collectors.joining(" "));
  }
}
