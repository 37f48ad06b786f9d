/** Templates: what is left of a text when the film's own words are taken out, and what is near. */
@NullMarked
package dev.screener.scoring.template;

import org.jspecify.annotations.NullMarked;
