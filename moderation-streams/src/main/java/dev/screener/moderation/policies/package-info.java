/** Which policy judges when: the published versions, and what becomes of rules that fail. */
@NullMarked
package dev.screener.moderation.policies;

import org.jspecify.annotations.NullMarked;
