package dev.screener.simulator.traffic;

import dev.screener.simulator.text.Language;
import java.time.Instant;

/**
 * Somebody with an account.
 *
 * @param bias how much kinder than others, in points of 10
 * @param brevity share of his texts that are short
 */
record Author(
    String id,
    String name,
    Language language,
    Instant accountCreatedAt,
    double bias,
    double brevity) {}
