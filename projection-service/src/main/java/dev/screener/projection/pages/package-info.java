/** The pages for people, from plain view models to HTML. Knows no store and no HTTP server. */
@NullMarked
package dev.screener.projection.pages;

import org.jspecify.annotations.NullMarked;
