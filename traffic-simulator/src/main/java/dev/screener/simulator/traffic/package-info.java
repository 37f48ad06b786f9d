/** Labelled traffic from a seed, in event time: organic reviews and named attacks. */
@NullMarked
package dev.screener.simulator.traffic;

import org.jspecify.annotations.NullMarked;
