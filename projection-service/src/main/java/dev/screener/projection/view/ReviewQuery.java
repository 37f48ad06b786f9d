package dev.screener.projection.view;

import org.jspecify.annotations.Nullable;

/**
 * One page of a film's reviews.
 *
 * @param rating only reviews of this rating, 1 to 10, unless null
 * @param limit how many at most
 * @param after the last review of the page before, unless null
 */
public record ReviewQuery(
    String filmId,
    ReviewSort sort,
    @Nullable Integer rating,
    int limit,
    @Nullable ReviewCursor after) {}
