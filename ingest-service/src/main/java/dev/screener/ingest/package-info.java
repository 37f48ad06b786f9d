/**
 * The write side: submissions over HTTP, onto the topics.
 *
 * <p>What reads, checks, encodes and publishes knows nothing of Vert.x; the {@code …Endpoint}s and
 * what they stand on do.
 */
@NullMarked
package dev.screener.ingest;

import org.jspecify.annotations.NullMarked;
