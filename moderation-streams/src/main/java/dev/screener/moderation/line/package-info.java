/** What travels along the line from desk to desk. */
@NullMarked
package dev.screener.moderation.line;

import org.jspecify.annotations.NullMarked;
