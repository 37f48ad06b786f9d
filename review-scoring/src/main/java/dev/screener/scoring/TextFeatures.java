package dev.screener.scoring;

/**
 * A text as the trained heads see it.
 *
 * @param grams hashes of words and pieces, with repeats
 * @param facts hashes of yes-or-no facts
 * @param cell the calibration cell of its script and length, see {@link HeadModel#cell}
 * @param fingerprint equal for texts that differ only in case, marks and disguises
 */
@SuppressWarnings("ArrayRecordComponent")
public record TextFeatures(int[] grams, int[] facts, int cell, long fingerprint) {}
