/** The topology: what becomes of a review between its submission and its verdict. */
@NullMarked
package dev.screener.moderation;

import org.jspecify.annotations.NullMarked;
