/** How long and how often a service over HTTP may be held; for those that run on Vert.x. */
@NullMarked
package dev.screener.contracts.serving;

import org.jspecify.annotations.NullMarked;
