/** The film view: topology, stores, and the ports through which HTTP and pages read it. */
@NullMarked
package dev.screener.projection.view;

import org.jspecify.annotations.NullMarked;
