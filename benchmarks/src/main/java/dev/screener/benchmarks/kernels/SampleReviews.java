package dev.screener.benchmarks.kernels;

import dev.screener.benchmarks.traffic.ReviewGenerator;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Case;
import dev.screener.policy.Evidence;
import dev.screener.policy.ReportSignal;
import dev.screener.policy.ReviewSignal;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the benchmarks work on: the same at every start. */
final class SampleReviews {

  // Enough that no branch predictor learns them by heart, few enough to stay in the cache.
  private static final int COUNT = 256;
  private static final long SEED = 1;

  private static final List<String> COMMONPLACES =
      List.of(
          "Loved it!",
          "What a great film.",
          "Not for me, sorry.",
          "Best film of the year, I would watch it again.",
          "Boring. I left after an hour.",
          "A joke about the horse would have saved it.");

  private static final List<String> ADVERTISEMENTS =
      List.of(
          "Watch the whole film for free at www.films-for-you.example, click here!",
          "Great film. Please subscribe to my channel!",
          "My long version of this review is on https://kino-diary.example/crossing",
          "Earn 500 dollars a day from home, write to me: quick.money@mail.example");

  private SampleReviews() {}

  /** Texts of exactly so many words. */
  static ReviewText[] texts(int words) {
    ReviewGenerator generator = new ReviewGenerator(SEED, Instant.EPOCH);
    ReviewText[] texts = new ReviewText[COUNT];
    Arrays.setAll(texts, i -> new ReviewText(null, exactly(words, generator.text(words)), "en"));
    return texts;
  }

  /** Cases with the evidence of such texts. */
  static Case[] cases(int words) {
    return cases(texts(words));
  }

  /**
   * Cases as a site gets them: one text in four a commonplace, most of 20 to 160 words, one in
   * sixteen an advertisement.
   */
  static Case[] mixedCases() {
    ReviewGenerator generator = new ReviewGenerator(SEED, Instant.EPOCH);
    ReviewText[] texts = new ReviewText[COUNT];
    Arrays.setAll(texts, i -> new ReviewText(null, mixed(i, generator), "en"));
    return cases(texts);
  }

  private static String mixed(int i, ReviewGenerator generator) {
    if (i % 16 == 5) {
      return ADVERTISEMENTS.get(i / 16 % ADVERTISEMENTS.size());
    }
    return i % 4 == 0
        ? COMMONPLACES.get(i / 4 % COMMONPLACES.size())
        : generator.text(20 << (i % 4));
  }

  /**
   * Every other one is rated, two in three authors have history, one in two tells the account's
   * age, one in 32 is reported.
   */
  private static Case[] cases(ReviewText[] texts) {
    ReviewScorer scorer = new ReviewScorer();
    Case[] cases = new Case[texts.length];
    Arrays.setAll(
        cases,
        i -> new Case("film-" + i, "review-" + i, 1, texts[i], evidence(i, scorer, texts[i])));
    return cases;
  }

  private static Evidence evidence(int i, ReviewScorer scorer, ReviewText text) {
    Evidence.Builder evidence =
        Evidence.builder()
            .putAll(scorer.score(text))
            .put(ReviewSignal.RATED, i % 2 == 0)
            .put(ReviewSignal.EDITED, i % 10 == 0)
            .put(ReviewSignal.IMPORTED, false)
            .put(AuthorSignal.REVIEWS_LAST_MINUTE, 1)
            .put(AuthorSignal.REVIEWS_LAST_HOUR, 1)
            .put(AuthorSignal.REVIEWS_LAST_DAY, 2)
            .put(AuthorSignal.FILMS_LAST_DAY, 2)
            .put(AuthorSignal.SAME_TEXT_BEFORE, i % 40 == 0 ? 2 : 0)
            .put(AuthorSignal.STOOD_REVIEWS, i % 3);
    if (i % 2 == 0) {
      evidence.put(ReviewSignal.RATING, 1 + i / 2 % 10);
      evidence.put(ReviewSignal.VERIFIED_VIEWING, i % 4 == 0);
    }
    if (i % 4 < 2) {
      evidence.put(AuthorSignal.ACCOUNT_AGE_DAYS, i * 3);
    }
    if (i % 32 == 7) {
      evidence.put(ReportSignal.COUNT, 1 + i / 32 % 3);
      evidence.put(ReportSignal.WEIGHT, 0.5f * (1 + i / 32 % 3));
      evidence.put(ReportSignal.GRAVE_WEIGHT, 0);
    }
    return evidence.build();
  }

  private static String exactly(int words, String text) {
    return Arrays.stream(text.split(" ", -1)).limit(words).collect(Collectors.joining(" "));
  }
}
