/** Learning the trained heads from labelled texts. */
@NullMarked
package dev.screener.scoring.training;

import org.jspecify.annotations.NullMarked;
