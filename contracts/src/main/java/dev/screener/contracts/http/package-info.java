/** Shapes that both HTTP services speak: problems and write tokens. */
@NullMarked
package dev.screener.contracts.http;

import org.jspecify.annotations.NullMarked;
