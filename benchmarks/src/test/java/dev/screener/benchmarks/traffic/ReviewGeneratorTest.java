package dev.screener.benchmarks.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.topics.Ids;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewGeneratorTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void sameSeedMakesTheSameReviews() {
    List<GeneratedReview> once = new ReviewGenerator(7, BEGIN).next(200);

    List<GeneratedReview> again = new ReviewGenerator(7, BEGIN).next(200);

    assertThat(again)
        .extracting(GeneratedReview::submission)
        .isEqualTo(once.stream().map(GeneratedReview::submission).toList());
    assertThat(again.get(199).encoded()).isEqualTo(once.get(199).encoded());
  }

  @Test
  void anotherSeedMakesOthers() {
    GeneratedReview one = new ReviewGenerator(7, BEGIN).next(1).get(0);

    GeneratedReview other = new ReviewGenerator(8, BEGIN).next(1).get(0);

    assertThat(other.submissionId()).isNotEqualTo(one.submissionId());
    assertThat(other.submission().getText()).isNotEqualTo(one.submission().getText());
  }

  @Test
  void makingThemInPiecesMakesTheSame() {
    ReviewGenerator whole = new ReviewGenerator(7, BEGIN);
    ReviewGenerator pieces = new ReviewGenerator(7, BEGIN);
    List<GeneratedReview> atOnce = whole.next(30);
    pieces.next(10);

    List<GeneratedReview> last = pieces.next(20);

    assertThat(last.get(19).submission()).isEqualTo(atOnce.get(29).submission());
  }

  @Test
  void textsDifferAndHaveFortyToTwoHundredWords() {
    List<GeneratedReview> reviews = new ReviewGenerator(1, BEGIN).next(2_000);

    Set<String> texts = new HashSet<>();
    reviews.forEach(review -> texts.add(review.submission().getText()));

    assertThat(texts).hasSize(2_000);
    assertThat(texts).allSatisfy(text -> assertThat(text.split(" ").length).isBetween(40, 200));
  }

  @Test
  void idsAreValidAndNeverComeTwice() {
    List<GeneratedReview> reviews = new ReviewGenerator(-1, BEGIN).next(2_000);

    assertThat(reviews)
        .allSatisfy(
            review -> {
              assertThat(Ids.isValid(review.authorId())).isTrue();
              assertThat(Ids.isValid(review.filmId())).isTrue();
              assertThat(Ids.isValid(review.reviewId())).isTrue();
              assertThat(Ids.isValid(review.submissionId())).isTrue();
            });
    assertThat(reviews).extracting(GeneratedReview::reviewId).doesNotHaveDuplicates();
    assertThat(reviews).extracting(GeneratedReview::submissionId).doesNotHaveDuplicates();
  }

  @Test
  void sevenInTenAreRatedAndFewAuthorsWriteALot() {
    List<GeneratedReview> reviews = new ReviewGenerator(1, BEGIN).next(10_000);

    long rated = reviews.stream().filter(review -> review.submission().getRating() != null).count();
    long authors = reviews.stream().map(GeneratedReview::authorId).distinct().count();
    long films = reviews.stream().map(GeneratedReview::filmId).distinct().count();

    assertThat(rated).isBetween(6_700L, 7_300L);
    assertThat(authors).isBetween(9_000L, 9_999L);
    assertThat(films).isBetween(2_000L, 7_000L);
  }
}
