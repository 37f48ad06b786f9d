package dev.screener.moderation.campaign;

/**
 * What was found in a spread.
 *
 * @param score weight of the evidence in bits: 0 says nothing, each bit doubles the odds
 */
record Finding(Suspicion suspicion, float score, Spread spread) {}
