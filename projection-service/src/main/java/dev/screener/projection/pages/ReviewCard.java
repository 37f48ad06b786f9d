package dev.screener.projection.pages;

import dev.screener.policy.Display;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An approved review as readers see it.
 *
 * @param display FULL, COLLAPSED or COVERED; NONE is not shown at all
 * @param authorName null for an author who gave no name
 * @param rating 1 to 10
 * @param text as its author wrote it
 * @param language a BCP 47 tag where the language is known
 * @param editedAt null for a first revision
 * @param verifiedViewing whether the site vouches that the author saw the film
 */
public record ReviewCard(
    String reviewId,
    Display display,
    @Nullable String authorName,
    @Nullable Integer rating,
    @Nullable String title,
    @Nullable String text,
    @Nullable String language,
    Instant submittedAt,
    @Nullable Instant editedAt,
    boolean verifiedViewing) {

  /**
   * A rating without words would be an empty article, so it stands with the short reactions too.
   */
  boolean isReaction() {
    return display == Display.COLLAPSED || (!hasText() && !hasTitle());
  }

  boolean hasTitle() {
    return title != null && !title.isBlank();
  }

  boolean hasText() {
    return text != null && !text.isBlank();
  }

  /** Whether it is so long that it scrolls within itself rather than bury the reviews below it. */
  boolean isLong() {
    return text != null && (isReaction() ? exceeds(text, 240, 6) : exceeds(text, 6_000, 80));
  }

  private static boolean exceeds(String text, int letters, int lines) {
    return text.length() > letters || text.lines().skip(lines).findAny().isPresent();
  }
}
