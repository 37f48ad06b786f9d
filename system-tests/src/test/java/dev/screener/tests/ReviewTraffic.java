package dev.screener.tests;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded stream of submissions such as a site sends: reviews of many authors and films, honest
 * and less so, now and then an edit, a withdrawal, or the same submission once more. One author's
 * writes follow each other in this order.
 */
final class ReviewTraffic {
  private static final int FILMS = 40;
  private static final String[] OPENINGS = {
    "The first act takes its time and earns it.",
    "I expected a comedy and got a film about grief, which is no complaint.",
    "My neighbour laughed through the funeral scene.",
    "The sound of the train alone is worth the ticket.",
    "Nobody in this film listens to anybody, and that is the point.",
    "Half an hour shorter and it would have been perfect."
  };
  private static final String[] CLOSINGS = {
    "I would see it again for the bakery scene.",
    "The ending left our whole row silent.",
    "Skip the last ten minutes.",
    "Take your grandmother.",
    "It rained when we came out, which suited it."
  };

  private final Random random;
  private final List<ReviewSubmission> reviews = new ArrayList<>();
  private final List<ReviewSubmission> all = new ArrayList<>();

  ReviewTraffic(long seed) {
    this.random = new Random(seed);
  }

  /** The next submission. One in twenty is a repeat, one an edit, one in forty a withdrawal. */
  ReviewSubmission next() {
    int kind = random.nextInt(40);
    ReviewSubmission next;
    if (kind < 2 && !all.isEmpty()) {
      return all.get(random.nextInt(all.size()));
    } else if (kind < 4 && !reviews.isEmpty()) {
      next = followUp(SubmissionKind.EDITED).setText(text()).setRating(rating()).build();
    } else if (kind < 5 && !reviews.isEmpty()) {
      next = followUp(SubmissionKind.WITHDRAWN).build();
    } else {
      next = review();
      reviews.add(next);
    }
    all.add(next);
    return next;
  }

  private ReviewSubmission review() {
    int number = reviews.size();
    return submission(SubmissionKind.SUBMITTED)
        .setAuthorId("author-" + number / 2)
        .setFilmId("film-" + random.nextInt(FILMS))
        .setReviewId("review-" + number)
        .setText(random.nextInt(10) == 0 ? "asdkjh qweoiu zxmcnb lkjhgf poiuyt" : text())
        .setRating(rating())
        .build();
  }

  private ReviewSubmission.Builder followUp(SubmissionKind kind) {
    ReviewSubmission earlier = reviews.get(random.nextInt(reviews.size()));
    return submission(kind)
        .setAuthorId(earlier.getAuthorId())
        .setFilmId(earlier.getFilmId())
        .setReviewId(earlier.getReviewId());
  }

  private ReviewSubmission.Builder submission(SubmissionKind kind) {
    return ReviewSubmission.newBuilder()
        .setKind(kind)
        .setSubmissionId("submission-" + all.size())
        .setSubmittedAt(Instant.now());
  }

  private String text() {
    return OPENINGS[random.nextInt(OPENINGS.length)]
        + " "
        + CLOSINGS[random.nextInt(CLOSINGS.length)];
  }

  private Integer rating() {
    return 1 + random.nextInt(10);
  }
}
