/** What moderators and policy owners may ask of this instance over HTTP; it changes nothing. */
@NullMarked
package dev.screener.moderation.query;

import org.jspecify.annotations.NullMarked;
