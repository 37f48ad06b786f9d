package dev.screener.projection.pages.console;

import org.jspecify.annotations.Nullable;

/**
 * A page of the console that says one thing.
 *
 * @param visitor null where it is not known who looks at it
 */
record Notice(@Nullable Visitor visitor, String heading, String sentence) {}
