/** What happens in the views, told to those who listen: events, their ids, a bounded past. */
@NullMarked
package dev.screener.projection.live;

import org.jspecify.annotations.NullMarked;
