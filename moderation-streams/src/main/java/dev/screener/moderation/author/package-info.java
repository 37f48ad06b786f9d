/**
 * The author desk: repeats, revisions, ownership, what the text says, and how its author has
 * behaved.
 */
@NullMarked
package dev.screener.moderation.author;

import org.jspecify.annotations.NullMarked;
