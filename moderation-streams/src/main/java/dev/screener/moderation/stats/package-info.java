/** What the case desk counts for dashboards, and the shares that blind labels let it estimate. */
@NullMarked
package dev.screener.moderation.stats;

import org.jspecify.annotations.NullMarked;
