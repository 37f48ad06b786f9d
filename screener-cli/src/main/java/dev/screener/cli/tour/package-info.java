/** {@code screener demo --tour}: what Screener does, shown on a running demo. One file a step. */
@NullMarked
package dev.screener.cli.tour;

import org.jspecify.annotations.NullMarked;
