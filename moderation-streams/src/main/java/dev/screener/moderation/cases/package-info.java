/** The case desk: the case, the policy's verdict on it, and what the verdict changes outside. */
@NullMarked
package dev.screener.moderation.cases;

import org.jspecify.annotations.NullMarked;
