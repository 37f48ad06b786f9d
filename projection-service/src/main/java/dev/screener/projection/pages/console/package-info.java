/**
 * The moderators' console: from what the moderation view tells to HTML. Knows no store and no HTTP
 * server.
 */
@NullMarked
package dev.screener.projection.pages.console;

import org.jspecify.annotations.NullMarked;
