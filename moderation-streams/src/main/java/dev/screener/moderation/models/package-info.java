/** Which scoring model reads a submission: told by the submission's time alone. */
@NullMarked
package dev.screener.moderation.models;

import org.jspecify.annotations.NullMarked;
