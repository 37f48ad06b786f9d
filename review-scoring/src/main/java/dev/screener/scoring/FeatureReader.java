package dev.screener.scoring;

import java.util.Arrays;

/** Gives the trainer exactly the features that the heads see. Not thread-safe. */
public final class FeatureReader {

  private final Reading reading = new Reading(ScoringModel.untrained());
  private final Features features = new Features();

  /** Reads one text. */
  public TextFeatures read(ReviewText review) {
    ContentScores scores = reading.score(review);
    reading.readFeatures(features);
    return new TextFeatures(
        Arrays.copyOf(features.hashes, features.words),
        Arrays.copyOf(features.pieces.row(Pieces.LONGEST), features.pieces.count(Pieces.LONGEST)),
        Arrays.copyOfRange(features.hashes, features.words, features.facts),
        Arrays.copyOfRange(features.hashes, features.facts, features.count),
        HeadModel.cell(reading.scriptGroup(), scores.words()),
        scores.textFingerprint());
  }

  /** The fingerprint alone, see {@link ContentScores#textFingerprint}. */
  public long fingerprint(ReviewText review) {
    return reading.fold(review);
  }
}
