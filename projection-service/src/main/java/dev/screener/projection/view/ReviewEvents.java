package dev.screener.projection.view;

import dev.screener.projection.live.LiveEvent;
import org.jspecify.annotations.Nullable;

/** What becomes of a film's public reviews, as events; nothing that a review says. */
final class ReviewEvents {

  private ReviewEvents() {}

  /**
   * The event of a review that went from one place (or none) to another (or none); not both none.
   */
  static LiveEvent of(String reviewId, @Nullable Place from, @Nullable Place to) {
    if (to == null) {
      return new LiveEvent("gone", "{\"reviewId\":\"" + reviewId + "\"}");
    }
    // Ids and names of enums need no escaping.
    return new LiveEvent(
        from == null ? "shown" : "changed",
        "{\"reviewId\":\""
            + reviewId
            + "\",\"revision\":"
            + to.revision()
            + ",\"display\":\""
            + to.display()
            + "\",\"rating\":"
            + (to.rating() == 0 ? "null" : Integer.toString(to.rating()))
            + '}');
  }
}
