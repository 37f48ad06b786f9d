/** A page of tables and charts in one file: no script, and nothing fetched from anywhere. */
@NullMarked
package dev.screener.cli.page;

import org.jspecify.annotations.NullMarked;
