/**
 * Texts from rules and a seed: honest ones in several languages, and the ways of disguising one.
 */
@NullMarked
package dev.screener.simulator.text;

import org.jspecify.annotations.NullMarked;
