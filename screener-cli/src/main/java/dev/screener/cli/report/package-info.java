/**
 * Reports from the topics: agreement with moderators, and the counts of the transparency report.
 */
@NullMarked
package dev.screener.cli.report;

import org.jspecify.annotations.NullMarked;
