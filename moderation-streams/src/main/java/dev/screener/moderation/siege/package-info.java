/**
 * The siege model: tells a campaign of votes on one film from a crowd, by who votes and how, and
 * holds the part of a burst that is unlike the film's usual crowd. Pure but for the processor that
 * brings it to the line.
 */
@NullMarked
package dev.screener.moderation.siege;

import org.jspecify.annotations.NullMarked;
