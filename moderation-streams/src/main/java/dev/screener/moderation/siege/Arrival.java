package dev.screener.moderation.siege;

/**
 * A review as it comes to its film.
 *
 * @param at event time, ms since the epoch
 * @param rating 1 to 10; 0 for none
 * @param text names the text's template; 0 for no text
 * @param words of the text
 * @param language of the text, as {@code content.language} tells it; 0 where it was not measured
 */
record Arrival(long at, int rating, Voter voter, long text, float words, int language) {}
