package dev.screener.projection.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a film's reviews, in the order asked for.
 *
 * @param next where the next page begins; null on the last
 */
public record ReviewPage(List<ShownReview> reviews, @Nullable ReviewCursor next) {

  public ReviewPage {
    reviews = List.copyOf(reviews);
  }
}
