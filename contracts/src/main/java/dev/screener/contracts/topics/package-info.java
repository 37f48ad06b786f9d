/** The topics, declared once. */
@NullMarked
package dev.screener.contracts.topics;

import org.jspecify.annotations.NullMarked;
