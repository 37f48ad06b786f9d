/** Scoring models on the cluster: listed, published, and learned from moderators' decisions. */
@NullMarked
package dev.screener.cli.models;

import org.jspecify.annotations.NullMarked;
