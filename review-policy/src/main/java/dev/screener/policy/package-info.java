/**
 * What the desks found out about a review, and what becomes of it: {@link
 * dev.screener.policy.Evidence} goes into a {@link dev.screener.policy.Case}, a {@link
 * dev.screener.policy.Policy} judges it, a {@link dev.screener.policy.Verdict} comes out. Pure
 * Java: no Kafka, no clock, no random, so that anyone can recompute a verdict.
 */
@NullMarked
package dev.screener.policy;

import org.jspecify.annotations.NullMarked;
