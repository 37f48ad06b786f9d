package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader goes from page to page while reviews are approved, edited and taken down. What stood
 * unchanged from the first page to the last is on exactly one page, in order, and nothing that had
 * gone before a page was read is on it.
 */
class PagingWhileItChangesProperties {

  private static final String FILM = "f";
  private static final int REVIEWS = 60;
  private static final int READERS = 120;

  @TempDir Path directory;

  @Test
  void whatStandsThroughoutIsSeenExactlyOnceInEveryOrder() {
    Random random = new Random(61);
    try (ViewDriver view = new ViewDriver(directory)) {
      Map<String, ApprovedReview> standing = new HashMap<>();
      for (int i = 0; i < REVIEWS; i++) {
        change(view, standing, random);
      }
      for (int reader = 0; reader < READERS; reader++) {
        ReviewSort sort = ReviewSort.values()[reader % ReviewSort.values().length];
        Integer rating = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : null;
        readThrough(view, standing, sort, rating, 1 + random.nextInt(8), random);
      }
    }
  }

  private static void readThrough(
      ViewDriver view,
      Map<String, ApprovedReview> standing,
      ReviewSort sort,
      Integer rating,
      int limit,
      Random random) {
    Map<String, ApprovedReview> before = new HashMap<>(standing);
    Set<String> touched = new HashSet<>();
    List<ShownReview> seen = new ArrayList<>();
    ReviewCursor after = null;
    do {
      ReviewPage page = view.reviews.page(new ReviewQuery(FILM, sort, rating, limit, after));
      assertThat(page.reviews())
          .as("%s rated %s: what is on a page stands when it is read", sort, rating)
          .allSatisfy(review -> assertThat(standing).containsKey(review.reviewId()));
      seen.addAll(page.reviews());
      after = page.next();
      for (int changes = random.nextInt(5); changes > 0; changes--) {
        touched.add(change(view, standing, random));
      }
    } while (after != null);

    List<String> throughout =
        before.entrySet().stream()
            .filter(review -> !touched.contains(review.getKey()))
            .filter(review -> rating == null || rating.equals(review.getValue().getRating()))
            .map(Map.Entry::getKey)
            .toList();
    List<String> seenOfThem =
        seen.stream().map(ShownReview::reviewId).filter(throughout::contains).toList();
    assertThat(seenOfThem)
        .as("%s rated %s, %d a page", sort, rating, limit)
        .containsExactlyInAnyOrderElementsOf(throughout);
    List<String> inOrder =
        view.ids(FILM, sort, rating, 100).stream().filter(throughout::contains).toList();
    assertThat(seenOfThem).isEqualTo(inOrder);
  }

  /**
   * Approves, edits or takes down one review.
   *
   * @return its id
   */
  private static String change(
      ViewDriver view, Map<String, ApprovedReview> standing, Random random) {
    String reviewId = "r" + random.nextInt(2 * REVIEWS);
    ApprovedReview old = standing.get(reviewId);
    if (old != null && random.nextBoolean()) {
      view.takenDown(FILM, reviewId);
      standing.remove(reviewId);
      return reviewId;
    }
    Integer rating = random.nextInt(5) == 0 ? null : 1 + random.nextInt(3);
    int revision = old == null ? 1 : old.getRevision() + 1;
    // An edit keeps when the review was first written. Few different times, so that many are equal.
    ApprovedReview next =
        Events.approved(
            FILM,
            reviewId,
            revision,
            rating,
            old == null ? NOON.plusSeconds(random.nextInt(6)) : old.getSubmittedAt());
    view.approved(next);
    standing.put(reviewId, next);
    return reviewId;
  }
}
