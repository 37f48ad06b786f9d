package dev.screener.scoring;

/**
 * A question that the trained model answers about a text, with the signal that carries the answer.
 */
public enum Head {
  SPAM(ContentSignal.SPAM),
  ABUSE(ContentSignal.ABUSE),
  GIBBERISH(ContentSignal.GIBBERISH),
  LOW_EFFORT(ContentSignal.LOW_EFFORT),
  OFF_TOPIC(ContentSignal.OFF_TOPIC),
  SPOILER(ContentSignal.SPOILER),
  COMMONPLACE(ContentSignal.COMMONPLACE);

  private final ContentSignal signal;

  Head(ContentSignal signal) {
    this.signal = signal;
  }

  public ContentSignal signal() {
    return signal;
  }
}
