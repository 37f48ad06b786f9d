/** The whole pipeline in processes of its own, measured from outside. */
@NullMarked
package dev.screener.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
