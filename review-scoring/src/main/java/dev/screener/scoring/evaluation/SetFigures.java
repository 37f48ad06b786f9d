package dev.screener.scoring.evaluation;

import dev.screener.scoring.Head;

/**
 * How well a head tells a set's texts apart.
 *
 * @param set the set's name
 * @param head the head that was asked
 * @param positives texts that are examples of it
 * @param negatives texts of the set that are not
 * @param auc the chance that an example scores above another text of the set; abstaining ranks
 *     lowest
 * @param recallAt1PctFilm the share of examples found where 1% of the genuine film reviews would be
 *     flagged; NaN when there are none to compare with
 * @param recallAt1PctOwn the same, at 1% of the set's own other texts
 * @param abstained the share of the examples on which the head did not answer
 */
public record SetFigures(
    String set,
    Head head,
    int positives,
    int negatives,
    double auc,
    double recallAt1PctFilm,
    double recallAt1PctOwn,
    double abstained) {}
