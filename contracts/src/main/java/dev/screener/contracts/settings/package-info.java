/** Configuration from the environment, checked whole at start. */
@NullMarked
package dev.screener.contracts.settings;

import org.jspecify.annotations.NullMarked;
