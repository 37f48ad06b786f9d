/** The read side over HTTP: the JSON interface, the pages' addresses, sessions, health. */
@NullMarked
package dev.screener.projection.http;

import org.jspecify.annotations.NullMarked;
