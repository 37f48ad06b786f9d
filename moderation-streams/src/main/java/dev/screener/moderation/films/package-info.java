/** What every instance knows of films. */
@NullMarked
package dev.screener.moderation.films;

import org.jspecify.annotations.NullMarked;
