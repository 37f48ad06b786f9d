/**
 * The reporter desk, by reporter: one report a reader and review, weighed by the reader's record.
 */
@NullMarked
package dev.screener.moderation.reporter;

import org.jspecify.annotations.NullMarked;
