package dev.screener.scoring.training;

/**
 * One row of a data set.
 *
 * @param set the set's name, which is its file's name without ending
 * @param text what was written
 * @param label one of the set's labels
 * @param source what must not stand on both sides of a cut besides the text itself, such as a
 *     video; empty when there is nothing
 * @param rating 1 to 10, or 0 when none was given
 */
public record LabelledText(String set, String text, String label, String source, int rating) {}
