/** What a measurement found, in one form for all of them, and how two of them compare. */
@NullMarked
package dev.screener.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
