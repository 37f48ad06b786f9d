/** Generated reviews, from a seed. */
@NullMarked
package dev.screener.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
