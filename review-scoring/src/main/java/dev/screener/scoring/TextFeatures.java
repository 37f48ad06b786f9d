package dev.screener.scoring;

/**
 * A text as the trained heads see it.
 *
 * @param pieces hashes of pieces, with repeats
 * @param longest those of the longest pieces alone
 * @param words hashes of words and pairs of words, with repeats
 * @param facts hashes of yes-or-no facts
 * @param cell the calibration cell of its script and length, see {@link HeadModel#cell}
 * @param fingerprint equal for texts that differ only in case, marks and disguises
 */
@SuppressWarnings("ArrayRecordComponent")
public record TextFeatures(
    int[] pieces, int[] longest, int[] words, int[] facts, int cell, long fingerprint) {}
