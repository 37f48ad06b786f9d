package dev.screener.cli.models;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.scoring.ReviewText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Some of the texts that readers see, drawn by lot as they come by: what decisions are about is no
 * sample of them.
 */
final class ApprovedSample {

  static final int MOST = 5_000;

  private final SplittableRandom random;
  private final List<ReviewText> texts = new ArrayList<>();
  private long seen;

  ApprovedSample(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Every text so far has had the same chance to be among those that are kept. */
  void take(ApprovedReview review) {
    if (review.getText() == null) {
      return;
    }
    ReviewText text = new ReviewText(review.getTitle(), review.getText(), null);
    seen++;
    if (texts.size() < MOST) {
      texts.add(text);
    } else {
      long at = random.nextLong(seen);
      if (at < MOST) {
        texts.set((int) at, text);
      }
    }
  }

  List<ReviewText> texts() {
    return texts;
  }
}
