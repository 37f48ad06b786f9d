/** JMH benchmarks of the pure parts. */
@NullMarked
package dev.screener.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
