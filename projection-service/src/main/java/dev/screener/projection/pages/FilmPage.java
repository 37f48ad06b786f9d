package dev.screener.projection.pages;

import dev.screener.policy.Display;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /films/{filmId}}.
 *
 * @param ratings of all its approved reviews, whatever the filter
 * @param reviewCount how many approved reviews the film has, whatever the filter
 * @param reviews one page of them in {@code order}; the page gathers the COLLAPSED ones itself
 * @param ratingFilter 1 to 10 when only reviews of that rating are asked for
 * @param firstPage false when the reader came here by a cursor
 * @param nextCursor for the next page of the same order and filter; null on the last
 * @param writeAddress where reviews are sent: the public address of ingest, without a path
 * @param unmoderated what its score would be if nothing were held back
 */
public record FilmPage(
    FilmDetails film,
    Ratings ratings,
    long reviewCount,
    List<ReviewCard> reviews,
    ReviewOrder order,
    @Nullable Integer ratingFilter,
    boolean firstPage,
    @Nullable String nextCursor,
    List<FilmCard> similar,
    URI writeAddress,
    Unmoderated unmoderated) {

  public FilmPage {
    reviews = List.copyOf(reviews);
    similar = List.copyOf(similar);
  }

  /** Those that stand one below the other, in order. */
  List<ReviewCard> articles() {
    return reviews.stream()
        .filter(review -> !review.isReaction())
        .filter(FilmPage::isShown)
        .toList();
  }

  /** Those that are gathered in one place, in order. */
  List<ReviewCard> reactions() {
    return reviews.stream().filter(ReviewCard::isReaction).filter(FilmPage::isShown).toList();
  }

  private static boolean isShown(ReviewCard review) {
    return review.display() != Display.NONE;
  }
}
