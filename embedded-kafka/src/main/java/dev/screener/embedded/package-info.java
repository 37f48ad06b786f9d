/** A real Kafka cluster inside this process, for the demo, the tests and the benchmarks. */
@NullMarked
package dev.screener.embedded;

import org.jspecify.annotations.NullMarked;
