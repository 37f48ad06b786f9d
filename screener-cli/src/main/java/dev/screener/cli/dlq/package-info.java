/** Dead letters: what lies there, and how it is sent in again. */
@NullMarked
package dev.screener.cli.dlq;

import org.jspecify.annotations.NullMarked;
