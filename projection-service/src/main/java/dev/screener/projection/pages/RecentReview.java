package dev.screener.projection.pages;

/** A review among the newest of all films. */
public record RecentReview(FilmCard film, ReviewCard review) {}
