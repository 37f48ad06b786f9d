/**
 * The tokens and keys of a deployment on one machine: made once, told to nobody but their owner.
 */
@NullMarked
package dev.screener.cli.tokens;

import org.jspecify.annotations.NullMarked;
