/** What the two Kafka Streams services share: dead letters and partitioning. */
@NullMarked
package dev.screener.contracts.streams;

import org.jspecify.annotations.NullMarked;
