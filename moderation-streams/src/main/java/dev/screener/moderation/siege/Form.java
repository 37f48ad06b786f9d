package dev.screener.moderation.siege;

/** What stands beside a rating. */
enum Form {
  /** Nothing: a rating only. */
  BARE(0),
  /** A text that was written under the film a moment before. */
  SAME(1),
  /** A text of fewer words than {@value #SHORT_WORDS}. */
  SHORT(2),
  /** A longer text. */
  LONG(3);

  static final int SHORT_WORDS = 12;

  private final int place;

  Form(int place) {
    this.place = place;
  }

  /** Its number in what is stored: never changed, from 0 without gaps, in the order above. */
  int place() {
    return place;
  }

  static Form of(boolean hasText, boolean sameAsBefore, float words) {
    if (!hasText) {
      return BARE;
    }
    return sameAsBefore ? SAME : words < SHORT_WORDS ? SHORT : LONG;
  }
}
