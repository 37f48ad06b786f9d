package dev.screener.projection.view;

import dev.screener.policy.Display;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An approved review as readers may see it.
 *
 * @param display FULL, COLLAPSED or COVERED
 * @param rating 1 to 10
 * @param text as its author wrote it
 * @param language as the site declared it, BCP 47
 * @param submittedAt when its first revision was written
 * @param editedAt when this revision was written, if it is not the first
 */
public record ShownReview(
    String reviewId,
    int revision,
    Display display,
    @Nullable String authorName,
    @Nullable Integer rating,
    @Nullable String title,
    @Nullable String text,
    @Nullable String language,
    @Nullable Boolean verifiedViewing,
    Instant submittedAt,
    @Nullable Instant editedAt) {}
