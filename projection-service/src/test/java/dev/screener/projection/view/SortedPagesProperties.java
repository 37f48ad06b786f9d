package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After any history, each order and filter gives what a plain sort of what stands would give. */
class SortedPagesProperties {

  private static final List<String> FILMS = List.of("f", "f-1", "f.");
  private static final int STEPS = 1_500;

  private static final Comparator<ApprovedReview> BY_TIME =
      Comparator.comparing(ApprovedReview::getSubmittedAt)
          .thenComparing(ApprovedReview::getReviewId);
  private static final Comparator<ApprovedReview> BY_RATING =
      Comparator.comparingInt(SortedPagesProperties::rating).thenComparing(BY_TIME);

  @TempDir Path directory;

  @Test
  void pagesNeitherRepeatNorSkipAndCountsAgree() {
    Random random = new Random(23);
    try (ViewDriver view = new ViewDriver(directory)) {
      Map<String, ApprovedReview> standing = new HashMap<>();
      for (int step = 0; step < STEPS; step++) {
        change(view, standing, random);
        if (step % 50 == 49) {
          FILMS.forEach(film -> check(view, standing, film, random));
        }
      }
      assertThat(view.entries(ReviewKeys.Kind.BY_TIME)).hasSameSizeAs(standing.keySet());
      assertThat(view.entries(ReviewKeys.Kind.BY_RATING)).hasSameSizeAs(standing.keySet());
      assertThat(view.entries(ReviewKeys.Kind.ROW)).hasSameSizeAs(standing.keySet());
    }
  }

  @Test
  void aPageGoesOnWhereItEndedWhenItsLastReviewIsGone() {
    try (ViewDriver view = new ViewDriver(directory)) {
      for (int i = 0; i < 6; i++) {
        view.approved(Events.approved("f", "r" + i, 1, 5, NOON.plusSeconds(i)));
      }
      ReviewPage first = view.reviews.page(new ReviewQuery("f", ReviewSort.OLDEST, null, 3, null));
      view.takenDown("f", "r2");

      ReviewPage second =
          view.reviews.page(new ReviewQuery("f", ReviewSort.OLDEST, null, 3, first.next()));

      assertThat(second.reviews())
          .extracting(ShownReview::reviewId)
          .containsExactly("r3", "r4", "r5");
      assertThat(second.next()).isNull();
    }
  }

  private static void change(ViewDriver view, Map<String, ApprovedReview> standing, Random random) {
    String filmId = FILMS.get(random.nextInt(FILMS.size()));
    String reviewId = "r" + random.nextInt(40);
    String key = filmId + "/" + reviewId;
    if (random.nextInt(4) == 0) {
      view.takenDown(filmId, reviewId);
      standing.remove(key);
      return;
    }
    Integer rating = random.nextInt(4) == 0 ? null : 1 + random.nextInt(10);
    // Few different times, so that many are equal.
    ApprovedReview review =
        Events.approved(filmId, reviewId, 1, rating, NOON.plusSeconds(random.nextInt(5)));
    view.approved(review);
    standing.put(key, review);
  }

  private static void check(
      ViewDriver view, Map<String, ApprovedReview> standing, String film, Random random) {
    int limit = 1 + random.nextInt(7);
    for (ReviewSort sort : ReviewSort.values()) {
      assertThat(view.ids(film, sort, null, limit))
          .as("%s of %s, %d a page", sort, film, limit)
          .containsExactlyElementsOf(sorted(standing, film, sort, null));
      int rating = 1 + random.nextInt(10);
      assertThat(view.ids(film, sort, rating, limit))
          .as("%s of %s rated %d, %d a page", sort, film, rating, limit)
          .containsExactlyElementsOf(sorted(standing, film, sort, rating));
    }
    FilmCounts counts = view.reviews.counts(film);
    List<ApprovedReview> all = of(standing, film, null).toList();
    assertThat(counts.reviews()).isEqualTo(all.size());
    for (int rating = 1; rating <= 10; rating++) {
      assertThat(counts.byRating().get(rating - 1)).isEqualTo(of(standing, film, rating).count());
    }
  }

  private static List<String> sorted(
      Map<String, ApprovedReview> standing, String film, ReviewSort sort, Integer rating) {
    Comparator<ApprovedReview> order =
        switch (sort) {
          case NEWEST -> BY_TIME.reversed();
          case OLDEST -> BY_TIME;
          case HIGHEST -> BY_RATING.reversed();
          case LOWEST ->
              Comparator.comparing((ApprovedReview review) -> rating(review) == 0)
                  .thenComparing(BY_RATING);
        };
    return of(standing, film, rating).sorted(order).map(ApprovedReview::getReviewId).toList();
  }

  private static Stream<ApprovedReview> of(
      Map<String, ApprovedReview> standing, String film, Integer rating) {
    return standing.values().stream()
        .filter(review -> review.getFilmId().equals(film))
        .filter(review -> rating == null || rating(review) == rating);
  }

  private static int rating(ApprovedReview review) {
    return review.getRating() == null ? 0 : review.getRating();
  }
}
