package dev.screener.scoring;

/** Yes-or-no facts about a text that the trained heads may use, taken off the measured signals. */
final class Facts {

  /** No text has more facts than this. */
  static final int MOST = 40;

  private static final ContentSignal[] COUNTS = {
    ContentSignal.LINKS,
    ContentSignal.DOMAINS,
    ContentSignal.MAIL_ADDRESSES,
    ContentSignal.PHONE_NUMBERS,
    ContentSignal.HANDLES,
    ContentSignal.MONEY,
    ContentSignal.CALL_TO_ACTION,
    ContentSignal.PROFANITY,
    ContentSignal.SPOILER_DECLARED,
  };

  private static final ContentSignal[] SHARES = {
    ContentSignal.SHOUTING,
    ContentSignal.DIGIT_SHARE,
    ContentSignal.REPEATED_WORDS,
    ContentSignal.COMMONPLACE_SHARE,
    ContentSignal.REPEATED_CHARACTERS,
  };

  private static final int SHARE_BASE = 20;
  private static final int LENGTH_FACT = 40;
  private static final int SPECIFICS_FACT = 41;
  private static final int INFORMATION_FACT = 42;

  private Facts() {}

  static void read(FoldedText text, ScoreSheet scores, Features features) {
    for (int i = 0; i < COUNTS.length; i++) {
      float count = scores.value(COUNTS[i]);
      if (count > 0) {
        features.addFact(i, 1);
        if (count > 1) {
          features.addFact(i, 2);
        }
      }
    }
    for (int i = 0; i < SHARES.length; i++) {
      float share = scores.value(SHARES[i]);
      if (share > 0) {
        features.addFact(
            SHARE_BASE + i, share < 0.05f ? 1 : share < 0.2f ? 2 : share < 0.5f ? 3 : 4);
      }
    }
    features.addFact(LENGTH_FACT, 32 - Integer.numberOfLeadingZeros(text.tally.words));
    boolean contacts = !(scores.value(ContentSignal.CONTACTS) == 0);
    features.mash.read(text, contacts, features);
    int information = (int) scores.value(ContentSignal.INFORMATION);
    features.addFact(INFORMATION_FACT, 32 - Integer.numberOfLeadingZeros(information));
    float specifics = scores.value(ContentSignal.SPECIFICS);
    if (!Float.isNaN(specifics)) {
      features.addFact(SPECIFICS_FACT, (int) Math.min(specifics, 4));
    }
  }
}
