package dev.screener.projection.live;

/**
 * Something that happened.
 *
 * @param name lower case, as listeners tell events apart
 * @param data JSON in one line; it is kept and told again, so it holds no text of any review
 */
public record LiveEvent(String name, String data) {}
