package dev.screener.moderation.siege;

import dev.screener.moderation.record.ScreenedReview;

/**
 * A review on its way to its case, with what the siege model says of it among its signals.
 *
 * @param siege when the siege opened that it looks part of, ms since the epoch; 0 for none
 */
public record SeenReview(ScreenedReview screened, long siege) {}
