package dev.screener.moderation.siege;

import dev.screener.moderation.record.ScreenedReview;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.ReviewSignal;
import dev.screener.scoring.ContentSignal;
import java.nio.ByteBuffer;

/**
 * What the siege model needs of a review's evidence, read off its bytes without making all of it.
 *
 * @param isReview false for a refused write and a withdrawal, which bring no evidence
 * @param edited whether it is not the first revision: no new vote
 */
record Facts(
    boolean isReview,
    boolean imported,
    boolean edited,
    int rating,
    Voter voter,
    long template,
    float words,
    int language) {

  private static final int ENTRY = Short.BYTES + Float.BYTES;

  static Facts of(ScreenedReview screened) {
    ByteBuffer bytes = screened.getSignals().duplicate();
    boolean isReview = screened.getRefusal() == null && bytes.remaining() >= ENTRY;
    float imported = 0;
    float edited = 0;
    float rating = 0;
    float stood = 0;
    float age = Float.NaN;
    float words = 0;
    float language = 0;
    while (bytes.remaining() >= ENTRY) {
      int id = bytes.getShort();
      float value = bytes.getFloat();
      imported = id == ReviewSignal.IMPORTED.id() ? value : imported;
      edited = id == ReviewSignal.EDITED.id() ? value : edited;
      rating = id == ReviewSignal.RATING.id() ? value : rating;
      stood = id == AuthorSignal.STOOD_REVIEWS.id() ? value : stood;
      age = id == AuthorSignal.ACCOUNT_AGE_DAYS.id() ? value : age;
      words = id == ContentSignal.WORDS.id() ? value : words;
      language = id == ContentSignal.LANGUAGE.id() ? value : language;
    }
    return new Facts(
        isReview,
        imported > 0,
        edited > 0,
        Math.max(0, Math.min(Vote.RATINGS - 1, Math.round(rating))),
        Voter.of(stood, age),
        screened.getTemplate() == 0 ? screened.getTextFingerprint() : screened.getTemplate(),
        words,
        (int) language);
  }

  Arrival at(long time) {
    return new Arrival(time, rating, voter, template, words, language);
  }
}
