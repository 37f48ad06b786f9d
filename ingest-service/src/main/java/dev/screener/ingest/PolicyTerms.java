package dev.screener.ingest;

import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.Rejudge;

/**
 * How a policy is to be published.
 *
 * @param preview whether it is only shown what it would change, and nothing is published
 * @param acceptChange whether it is published whatever it changes, seen or unseen
 */
record PolicyTerms(PolicyMode mode, Rejudge rejudge, boolean preview, boolean acceptChange) {}
