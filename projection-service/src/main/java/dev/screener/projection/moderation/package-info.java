/**
 * The moderation view: the queue and who looks at what, campaigns, policies, counts and the numbers
 * made of them, on every instance whole; past verdicts by film; cases as moderation-streams tells
 * them. Each interface says what it gives; {@link
 * dev.screener.projection.moderation.ModerationView} has them all.
 */
@NullMarked
package dev.screener.projection.moderation;

import org.jspecify.annotations.NullMarked;
