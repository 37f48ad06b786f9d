package dev.screener.scoring;

/**
 * A stretch of the original text that pushed a head's answer up.
 *
 * @param inTitle whether it lies in the title; else in the text
 * @param start index of its first {@code char}
 * @param end index behind its last {@code char}
 * @param push how much it moved the head's margin (log-odds before calibration); positive
 */
public record Span(boolean inTitle, int start, int end, float push) {}
