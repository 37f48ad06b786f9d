/** {@code screener demo}: everything in one process, with films and reviews to look at. */
@NullMarked
package dev.screener.cli.demo;

import org.jspecify.annotations.NullMarked;
