/** The {@code screener} command. */
@NullMarked
package dev.screener.cli;

import org.jspecify.annotations.NullMarked;
