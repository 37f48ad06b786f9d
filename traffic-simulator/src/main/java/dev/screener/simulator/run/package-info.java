/** Traffic driven through Screener, and its verdicts held against the labels. */
@NullMarked
package dev.screener.simulator.run;

import org.jspecify.annotations.NullMarked;
