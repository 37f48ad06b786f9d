package dev.screener.projection.pages.console;

import org.jspecify.annotations.Nullable;

/**
 * The page on which a moderator signs in.
 *
 * @param then where to go afterwards, a path of the console
 * @param fault why it did not work; null at first
 */
public record SignIn(String then, @Nullable String fault) {}
