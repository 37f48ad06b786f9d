/** The read side as a process: settings, start, end. */
@NullMarked
package dev.screener.projection;

import org.jspecify.annotations.NullMarked;
