/** How well a model tells texts apart, on sets with labels. */
@NullMarked
package dev.screener.scoring.evaluation;

import org.jspecify.annotations.NullMarked;
